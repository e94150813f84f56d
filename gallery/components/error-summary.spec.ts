import { expect, isSeenFocused, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'error-summary', 'focused');
  const summary = page.locator('.md-error-summary');
  await isSeenFocused(summary);
  await tabTo(page, page.getByRole('link', { name: 'メールアドレスを入力してください' }));
  await tabTo(page, page.getByRole('link', { name: /上のメールアドレスと同じもの/ }));
  await tabTo(page, page.getByRole('link', { name: 'メモは50文字以内で入力してください' }));
  await page.keyboard.press('Enter');
  await isSeenFocused(page.getByRole('textbox', { name: 'メモ' }));
  await expect(page.locator('label[for="memo"]')).toBeInViewport();
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'error-summary', 'none');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await open(page, 'error-summary', 'one');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - alert:
      - heading "入力内容に誤りがあります" [level=2]
      - list:
        - listitem:
          - link "メールアドレスを入力してください"
    - textbox /共有先のメールアドレス/
  `);
  const field = page.getByRole('textbox', { name: '共有先のメールアドレス' });
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/メールアドレスを入力してください/);
});
