import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'search-box', 'empty');
  await tabTo(page, page.getByRole('searchbox'));
  await page.keyboard.type('ab');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: '検索' }));
  await page.keyboard.press('Space');
  await hasTold(page, ['input a', 'input ab', 'search ab', 'search ab']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'search-box', 'empty');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - search "アカウント名またはメールアドレス":
      - searchbox "アカウント名またはメールアドレス"
      - button "検索"
  `);
  await page.getByRole('searchbox').pressSequentially('湊');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - search:
      - searchbox "アカウント名またはメールアドレス": 湊
  `);
});
