import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'select', 'unchosen');
  const select = page.getByRole('combobox', { name: '組織' });
  await tabTo(page, select);
  await page.keyboard.press('ArrowDown');
  await expect(select).toHaveValue('minato-hq');
  await page.keyboard.press('End');
  await expect(select).toHaveValue('kansai');
  await hasTold(page, ['change minato-hq', 'change kansai']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'select', 'unchosen');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - combobox "組織 ※必須":
      - option "選択してください" [selected]
      - option "湊商事 本社"
      - option "湊商事 神戸支店"
      - option /みらい運輸/
  `);
  await page.getByRole('combobox').press('ArrowDown');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - combobox "組織 ※必須":
      - option "湊商事 本社" [selected]
  `);
  await open(page, 'select', 'with-error');
  const select = page.getByRole('combobox', { name: '組織' });
  await expect(select).toHaveAttribute('aria-invalid', 'true');
  await expect(select).toHaveAccessibleDescription(/エラー: 組織を選択してください/);
});
