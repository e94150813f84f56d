import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'text-area', 'counter', { characters: '10' });
  const area = page.getByRole('textbox', { name: '共有を依頼する理由' });
  await tabTo(page, area);
  await page.keyboard.type('a');
  await page.keyboard.press('Enter');
  await page.keyboard.type('b');
  await expect(area).toHaveValue('a\nb');
  await expect(stage(page)).toContainText('あと7文字入力できます');
  await hasTold(page, ['input a', 'input a\n', 'input a\nb']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'text-area', 'counter', { characters: '10' });
  const area = page.getByRole('textbox', { name: '共有を依頼する理由 ※任意' });
  await expect(area).toHaveAccessibleDescription(/助けになります。 あと10文字入力できます/);
  await area.pressSequentially('12345678901');
  await expect(area).toHaveAccessibleDescription(/1文字多く入力されています/);
  await expect(stage(page)).toMatchAriaSnapshot(`
    - textbox "共有を依頼する理由 ※任意": "12345678901"
  `);
  await open(page, 'text-area', 'with-error');
  const wrong = page.getByRole('textbox', { name: '共有を依頼する理由 ※必須' });
  await expect(wrong).toHaveAttribute('aria-invalid', 'true');
  await expect(wrong).toHaveAccessibleDescription(/^エラー: /);
});
