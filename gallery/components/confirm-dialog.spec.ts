import { expect, hasTold, isSeenFocused, open, stage, tabTo, test } from '../support/bare';

const question = '3件の共有を停止しますか';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'confirm-dialog', 'closed');
  const opener = page.getByRole('button', { name: '手続きを進める' });
  await tabTo(page, opener);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: question });
  await expect(dialog.getByRole('heading')).toBeFocused();
  // Neither Enter nor the next stop does any harm.
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: '停止しない' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await isSeenFocused(opener);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: '停止しない' }));
  await tabTo(page, dialog.getByRole('button', { name: '3件の共有を停止する' }));
  await page.keyboard.press('Enter');
  await hasTold(page, ['keep', 'keep', 'act']);
});

test('the act waits for the name, in any width, and says so', async ({ page }) => {
  await open(page, 'confirm-dialog', 'typed-name');
  const field = page.getByRole('textbox', { name: '組織の名前' });
  const act = page.getByRole('button', { name: '組織を削除する' });
  await tabTo(page, field);
  await page.keyboard.type('湊商事');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await tabTo(page, act);
  await page.keyboard.press('Enter');
  await isSeenFocused(field);
  await expect(field).toHaveAccessibleDescription(/^エラー: 「湊商事株式会社 神戸支店」と入力/);
  await expect(field).toHaveValue('湊商事');
  await hasTold(page, []);

  await page.keyboard.type('株式会社　神戸支店');
  await page.keyboard.press('Tab');
  await tabTo(page, act);
  await page.keyboard.press('Enter');
  await hasTold(page, ['act']);
});

test('an act that fails says so in sight, and what was typed is kept', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 480 });
  await open(page, 'confirm-dialog', 'typed-name');
  const turn = async (knobs: Record<string, string>) => {
    await page.evaluate((message) => postMessage(message), JSON.stringify({ gallery: 'turn', knobs }));
  };
  const field = page.getByRole('textbox', { name: '組織の名前' });
  const act = page.getByRole('button', { name: '組織を削除する' });
  await field.fill('湊商事株式会社 神戸支店');
  await act.press('Enter');
  await hasTold(page, ['act']);
  await turn({ busy: 'true' });
  await expect(act).toBeDisabled();
  // While it is under way nothing is pressed twice, and nothing closes it.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await turn({ busy: 'false', failed: 'true' });
  await expect(page.getByRole('alert')).toContainText('何も変わっていません');
  await expect(page.getByRole('alert')).toBeInViewport({ ratio: 1 });
  await expect(field).toHaveValue('湊商事株式会社 神戸支店');
  await isSeenFocused(act);
  await page.keyboard.press('Enter');
  await hasTold(page, ['act', 'act']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'confirm-dialog', 'open');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - dialog "${question}":
      - heading "${question}" [level=2]
      - paragraph: /すぐに見られなくなります/
      - paragraph: /元に戻せません/
      - list:
        - listitem: 大橋 恵(湊商事株式会社)
        - listitem: 森田 葵(みらい運輸株式会社)
        - listitem: 石井 大輔(湊商事株式会社)
      - button "停止しない"
      - button "3件の共有を停止する"
  `);
  await open(page, 'confirm-dialog', 'busy');
  await expect(page.getByRole('dialog')).toHaveAttribute('aria-busy', 'true');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - dialog "${question}":
      - button "停止しない" [disabled]
      - button "3件の共有を停止する" [disabled]
  `);
});
