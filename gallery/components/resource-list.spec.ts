import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'resource-list', 'with-actions', { items: '2' });
  await tabTo(page, page.getByRole('link', { name: '健康保険の資格取得確認通知書' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: '健康保険の資格取得確認通知書 1' }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('link', { name: '納税証明書' }));
  await page.keyboard.press('Enter');
  await hasTold(page, ['follow #record-1', 'download 1', 'follow #record-2']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'resource-list', 'with-actions', { items: '1', level: 'h3' });
  await expect(stage(page)).toMatchAriaSnapshot(`
    - list "届いた書類":
      - listitem:
        - heading "健康保険の資格取得確認通知書" [level=3]:
          - link "健康保険の資格取得確認通知書"
        - text: 湊 一郎
        - term: 届いた日時
        - definition: 2026年11月20日 14時30分
        - term: 到達番号
        - definition: "202611200000000001"
        - button "ダウンロードする 健康保険の資格取得確認通知書 1"
  `);
  await open(page, 'resource-list', 'unlinked', { items: '1' });
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
  await expect(page.getByRole('link')).toHaveCount(0);
});

test('the last of five hundred is opened by a press on its number', async ({ page }) => {
  await open(page, 'resource-list', 'records', { items: '500' });
  const number = page.getByText('202611200000000500');
  await number.scrollIntoViewIfNeeded();
  const box = await number.boundingBox();
  if (box === null) {
    throw new Error('the number is not drawn');
  }
  await page.mouse.click(box.x + 8, box.y + box.height / 2);
  await hasTold(page, ['follow #record-500']);
});
