import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'card', 'with-everything');
  await tabTo(page, page.getByRole('link', { name: '健康保険の資格取得確認通知書' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'ダウンロードする' }));
  await page.keyboard.press('Space');
  await hasTold(page, ['follow #first', 'download']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'card', 'with-everything');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - heading "健康保険の資格取得確認通知書" [level=2]:
      - link "健康保険の資格取得確認通知書"
    - text: 許可済み
    - paragraph: 2026年11月20日 14時30分
    - paragraph: 日本年金機構から、2名分の通知が届いています。
    - button "ダウンロードする 健康保険の資格取得確認通知書"
  `);
  await open(page, 'card', 'plain', { level: 'h4' });
  await expect(page.getByRole('heading', { level: 4 })).toBeVisible();
  await expect(page.getByRole('link')).toHaveCount(0);
});

test('pressed anywhere beside its acts it follows its link', async ({ page }) => {
  await open(page, 'card', 'with-everything');
  const text = await page.getByText('日本年金機構').boundingBox();
  const act = await page.getByRole('button').boundingBox();
  if (text === null || act === null) {
    throw new Error('the card is not drawn');
  }
  await page.mouse.click(text.x + text.width - 4, text.y + text.height / 2);
  await page.mouse.click(act.x + act.width / 2, act.y + act.height / 2);
  await page.mouse.click(act.x + act.width + 40, act.y + act.height / 2);
  await hasTold(page, ['follow #first', 'download', 'follow #first']);
});
