import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'copy-button', 'button');
  await tabTo(page, page.getByRole('button', { name: 'メールアドレスをコピー' }));
  await page.keyboard.press('Enter');
  await hasTold(page, ['copy copied']);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('member01@minato.example');
  await page.keyboard.press('Space');
  await hasTold(page, ['copy copied', 'copy copied']);
});

test('in the accessibility tree', async ({ context, page }) => {
  await context.grantPermissions(['clipboard-write']);
  await open(page, 'copy-button', 'button');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - button "メールアドレスをコピー"
    - status
  `);
  await expect(page.getByRole('status')).toHaveText('');
  await page.getByRole('button').press('Enter');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - button "メールアドレスをコピー"
    - status: コピーしました
  `);
});
