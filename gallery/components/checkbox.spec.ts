import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'checkbox', 'several', { checked: 'false' });
  await tabTo(page, page.getByRole('checkbox', { name: '電子送達' }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('checkbox', { name: '公文書' }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  await hasTold(page, [
    'change deliveries = true',
    'change documents = true',
    'change documents = false',
  ]);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'checkbox', 'several', { checked: 'false' });
  await expect(stage(page)).toMatchAriaSnapshot(`
    - group "メールで知らせるもの ※任意":
      - checkbox "電子送達" [checked=false]
      - checkbox "公文書" [checked=false]
  `);
  await page.getByRole('checkbox', { name: '電子送達' }).press('Space');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - group "メールで知らせるもの ※任意":
      - checkbox "電子送達" [checked]
      - checkbox "公文書" [checked=false]
  `);
  await open(page, 'checkbox', 'with-support');
  await expect(page.getByRole('checkbox')).toHaveAccessibleDescription(/一覧に出ません/);
  await open(page, 'checkbox', 'several-with-error');
  await expect(page.getByRole('group')).toHaveAccessibleDescription(/エラー: .*1つ以上選択/);
});
