import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'text-field', 'required');
  await tabTo(page, page.getByRole('textbox', { name: 'メールアドレス(gBizID)' }));
  await page.keyboard.type('a@');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Tab');
  await hasTold(page, ['input a', 'input a@', 'input a', 'change']);
});

test('by keyboard alone: a password is shown and hidden', async ({ page }) => {
  await open(page, 'text-field', 'password');
  const field = page.locator('#field');
  await tabTo(page, field);
  await page.keyboard.type('ab');
  await expect(field).toHaveAttribute('type', 'password');
  await tabTo(page, page.getByRole('button', { name: 'パスワードを表示' }));
  await page.keyboard.press('Space');
  await expect(field).toHaveAttribute('type', 'text');
  await expect(field).toHaveValue('ab');
  await page.keyboard.press('Enter');
  await expect(field).toHaveAttribute('type', 'password');
  await hasTold(page, ['input •', 'input ••', 'change']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'text-field', 'required');
  const field = page.getByRole('textbox', { name: 'メールアドレス(gBizID) ※必須' });
  await expect(field).toHaveAccessibleDescription(/ログインに使うアドレスです/);
  await field.pressSequentially('a@b');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - textbox "メールアドレス(gBizID) ※必須": a@b
  `);
  await open(page, 'text-field', 'with-error');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/^エラー: メールアドレスを正しい形式で/);
  await open(page, 'text-field', 'with-notice');
  await expect(field).toHaveAccessibleDescription(/半角に直しました/);
});

test('in the accessibility tree: the password shows whether it is shown', async ({ page }) => {
  await open(page, 'text-field', 'password');
  const toggle = (pressed: boolean) =>
    page.getByRole('button', { name: 'パスワードを表示', pressed });
  await toggle(false).press('Enter');
  await expect(toggle(true)).toBeFocused();
});
