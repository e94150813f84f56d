import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'breadcrumb', 'three');
  await tabTo(page, page.getByRole('link', { name: 'ホーム' }));
  await tabTo(page, page.getByRole('link', { name: 'アカウント共有一覧' }));
  await page.keyboard.press('Enter');
  await hasTold(page, ['follow アカウント共有一覧']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'breadcrumb', 'three');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - navigation "現在位置":
      - list:
        - listitem:
          - link "ホーム"
        - listitem:
          - link "アカウント共有一覧"
        - listitem: アカウント共有設定・変更
  `);
  const current = page.locator('[aria-current="page"]');
  await expect(current).toHaveText('アカウント共有設定・変更');
});
