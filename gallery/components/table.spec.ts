import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'table', 'with-actions', { rows: '2' });
  await tabTo(page, page.getByRole('button', { name: '停止する 大橋 恵' }));
  await tabTo(page, page.getByRole('button', { name: '停止する 港南 誠' }));
  await page.keyboard.press('Enter');
  await hasTold(page, ['press 2']);
});

// As cards on a phone it is a table all the same.
for (const width of [320, 1280]) {
  test(`in the accessibility tree, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page, 'table', 'with-actions', { rows: '1' });
    await expect(stage(page)).toMatchAriaSnapshot(`
      - table "情報共有を依頼したアカウント":
        - caption: 情報共有を依頼したアカウント
        - rowgroup:
          - row "アカウント 公文書 状態 操作":
            - columnheader "アカウント"
            - columnheader "公文書"
            - columnheader "状態"
            - columnheader "操作"
        - rowgroup:
          - row /大橋 恵/:
            - rowheader "大橋 恵 member01@minato.example"
            - cell /参照権限$/
            - cell /依頼中$/
            - cell "停止する 大橋 恵":
              - button "停止する 大橋 恵"
    `);
  });
}
