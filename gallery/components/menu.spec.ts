import { expect, hasTold, isSeenFocused, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'menu', 'closed');
  const button = page.getByRole('button', { name: '湊 一郎' });
  const entry = (name: string) => page.locator('.md-menu__item > *').filter({ hasText: name });
  await tabTo(page, button);
  await tabTo(page, entry('アカウント共有一覧'), 'ArrowDown');
  await tabTo(page, entry('共有の依頼'), 'ArrowDown');
  await tabTo(page, entry('ログアウト'), 'End');
  await tabTo(page, entry('アカウント共有一覧'), 'ArrowDown');
  await tabTo(page, entry('アカウント共有一覧'), 'Home');
  await tabTo(page, button, 'Escape');
  await expect(entry('ログアウト')).toBeHidden();

  await page.keyboard.press('Enter');
  await tabTo(page, entry('アカウント共有一覧'));
  await page.keyboard.press('Enter');
  await isSeenFocused(button);
  await tabTo(page, entry('ログアウト'), 'ArrowUp');
  await page.keyboard.press('Space');
  await isSeenFocused(button);
  await hasTold(page, ['press アカウント共有一覧', 'press sign-out']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'menu', 'closed');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - text: 窓口
    - button "湊 一郎" [expanded=false]
  `);
  await page.getByRole('button').press('Enter');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - text: 窓口
    - button "湊 一郎" [expanded]
    - paragraph: アカウント間情報共有
    - list "アカウント間情報共有":
      - listitem:
        - link "アカウント共有一覧"
      - listitem:
        - link "共有の依頼"
      - listitem:
        - link "自分の情報を見られるアカウント"
    - list:
      - listitem:
        - button "ログアウト"
  `);
  const current = page.getByRole('link', { name: 'アカウント共有一覧' });
  await expect(current).toHaveAttribute('aria-current', 'page');
});
