import { events, expect, hasTold, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'button', 'row');
  await tabTo(page, page.getByRole('button', { name: '設定・変更する' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: '入力に戻る' }));
  await page.keyboard.press('Enter');
  await hasTold(page, ['press', 'press', 'back']);
});

test('by keyboard alone: while busy it keeps the focus and does nothing', async ({ page }) => {
  await open(page, 'button', 'row', { busy: 'true' });
  const busy = page.getByRole('button', { name: '設定・変更する' });
  await tabTo(page, busy);
  await page.keyboard.press('Enter');
  await expect(busy).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await hasTold(page, ['back']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'button', 'row');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - button "設定・変更する" [disabled=false]
    - button "入力に戻る"
    - button "下書きを破棄する"
  `);
  await open(page, 'button', 'busy');
  await expect(stage(page)).toMatchAriaSnapshot(`- button "登録する" [disabled]`);
  await open(page, 'button', 'link');
  await expect(stage(page)).toMatchAriaSnapshot(`- link "アカウント共有設定・変更へ"`);
  expect(await events(page)).toEqual([]);
});
