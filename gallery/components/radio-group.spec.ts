import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'radio-group', 'unanswered');
  const view = page.getByRole('radio', { name: '参照権限' });
  const download = page.getByRole('radio', { name: 'ダウンロード権限' });
  await tabTo(page, view);
  await page.keyboard.press('Space');
  await tabTo(page, download, 'ArrowDown');
  await tabTo(page, view, 'ArrowDown');
  await tabTo(page, download, 'ArrowUp');
  await hasTold(page, ['change view', 'change download', 'change view', 'change download']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'radio-group', 'unanswered');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - radiogroup "公文書に関する権限 ※必須":
      - radio "参照権限" [checked=false]
      - radio "ダウンロード権限" [checked=false]
  `);
  await page.getByRole('radio', { name: 'ダウンロード権限' }).press('Space');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - radiogroup "公文書に関する権限 ※必須":
      - radio "参照権限" [checked=false]
      - radio "ダウンロード権限" [checked]
  `);
  await open(page, 'radio-group', 'with-error');
  const group = page.getByRole('radiogroup');
  await expect(group).toHaveAttribute('aria-invalid', 'true');
  await expect(group).toHaveAccessibleDescription(/エラー: 公文書に関する権限を選択してください/);
  const option = page.getByRole('radio', { name: '参照権限' });
  await expect(option).toHaveAccessibleDescription('画面で見ることができます。');
});
