import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'tabs', 'first');
  const tab = (name: string) => page.getByRole('tab', { name });
  await tabTo(page, tab('公文書'));
  await tabTo(page, tab('電子送達'), 'ArrowRight');
  await tabTo(page, tab('操作履歴'), 'End');
  await tabTo(page, tab('公文書'), 'ArrowRight');
  await tabTo(page, tab('操作履歴'), 'ArrowLeft');
  await tabTo(page, tab('公文書'), 'Home');
  await tabTo(page, tab('電子送達'), 'ArrowRight');
  await tabTo(page, page.getByRole('tabpanel', { name: '電子送達' }));
  const chosen = ['deliveries', 'history', 'documents', 'history', 'documents', 'deliveries'];
  await hasTold(page, chosen.map((id) => `select ${id}`));
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'tabs', 'first');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - tablist "共有している情報":
      - tab "公文書" [selected]
      - tab "電子送達" [selected=false]
      - tab "操作履歴" [selected=false]
    - tabpanel "公文書":
      - paragraph: /健康保険/
  `);
  await page.getByRole('tab', { name: '公文書' }).press('ArrowRight');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - tablist "共有している情報":
      - tab "公文書" [selected=false]
      - tab "電子送達" [selected]
      - tab "操作履歴" [selected=false]
    - tabpanel "電子送達":
      - paragraph: 届いている電子送達はありません。
  `);
  await expect(page.getByRole('tabpanel')).toHaveCount(1);
});
