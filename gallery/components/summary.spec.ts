import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'summary', 'cards', { cards: '2' });
  await tabTo(page, page.getByRole('button', { name: '変更する アカウント 1' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: '変更する アカウント 2' }));
  await page.keyboard.press('Space');
  await hasTold(page, ['change', 'change']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'summary', 'card');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - heading "アカウント 1" [level=2]
    - text: 新規
    - term: メールアドレス(gBizID)
    - definition: member01@minato.example
    - term: 公文書に関する権限
    - definition: 参照権限
    - term: 電子送達に関する権限
    - definition: 権限なし
    - term: メモ
    - definition: 経理の確認のため
    - button "変更する アカウント 1"
  `);
});
