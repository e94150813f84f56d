import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'pagination', 'middle', { page: '2', pages: '3' });
  const previous = page.getByRole('link', { name: '前のページ' });
  const next = page.getByRole('link', { name: '次のページ' });
  await tabTo(page, previous);
  await tabTo(page, next);
  await tabTo(page, previous, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('3ページ中の1ページ目')).toBeVisible();
  await hasTold(page, ['follow 1']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'pagination', 'middle', { page: '2', pages: '3' });
  await expect(stage(page)).toMatchAriaSnapshot(`
    - navigation "共有の操作履歴":
      - link "前のページ"
      - paragraph: 3ページ中の2ページ目
      - link "次のページ"
  `);
  await page.getByRole('link', { name: '次のページ' }).press('Enter');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - navigation "共有の操作履歴":
      - link "前のページ"
      - paragraph: 3ページ中の3ページ目
  `);
  await expect(page.getByRole('link')).toHaveCount(1);
});
