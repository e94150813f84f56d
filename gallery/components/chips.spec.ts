import { expect, hasTold, isSeenFocused, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'chips', 'three');
  const remove = (label: string) =>
    page.getByRole('button', { name: `「${label}」の条件を解除` });
  const account = 'アカウント:みらい運輸株式会社 港湾通関部 電子申請担当';
  await tabTo(page, remove('状態:依頼中'));
  await tabTo(page, remove('期間:2026年4月1日から'));
  await page.keyboard.press('Enter');
  // The next one, the one before, and where none is left what the page has named.
  await isSeenFocused(remove(account));
  await page.keyboard.press('Space');
  await isSeenFocused(remove('状態:依頼中'));
  await page.keyboard.press('Enter');
  await isSeenFocused(page.getByRole('heading', { name: '届いた書類' }));
  await hasTold(page, ['remove condition-1', 'remove condition-2', 'remove condition-0']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'chips', 'three', { chips: '2' });
  await expect(stage(page)).toMatchAriaSnapshot(`
    - list "絞り込みの条件":
      - listitem:
        - text: 状態:依頼中
        - button "「状態:依頼中」の条件を解除"
      - listitem:
        - text: 期間:2026年4月1日から
        - button "「期間:2026年4月1日から」の条件を解除"
    - heading "届いた書類"
  `);
  await page.getByRole('button', { name: '状態:依頼中' }).press('Enter');
  await expect(page.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button').press('Enter');
  await expect(page.getByRole('list')).toHaveCount(0);
});

test('a chip that stays keeps the focus', async ({ page }) => {
  await open(page, 'chips', 'refused');
  const first = page.getByRole('button').first();
  await first.press('Enter');
  await hasTold(page, ['remove condition-0']);
  await isSeenFocused(first);
});

test('a double click takes one chip off', async ({ page }) => {
  await open(page, 'chips', 'many');
  await page.getByRole('button').first().dblclick();
  await hasTold(page, ['remove condition-0']);
  await expect(page.getByRole('listitem')).toHaveCount(11);
});
