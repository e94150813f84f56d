import { expect, hasTold, isSeenFocused, open, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'dialog', 'closed');
  const opener = page.getByRole('button', { name: '内容を確認する' });
  await tabTo(page, opener);
  await page.keyboard.press('Enter');
  await isSeenFocused(page.getByRole('heading', { name: '情報共有を許可しますか' }));
  await tabTo(page, page.getByRole('button', { name: '閉じる' }));
  await tabTo(page, page.getByRole('button', { name: '許可する' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await isSeenFocused(opener);
  await hasTold(page, ['open', 'allow', 'close-request']);
});

test('by keyboard alone: the page behind it is out of reach', async ({ page }) => {
  await open(page, 'dialog', 'open');
  const opener = page.locator('#stage > button');
  for (let stop = 0; stop < 8; stop++) {
    await page.keyboard.press('Tab');
    await expect(opener).not.toBeFocused();
  }
});

test('the page behind it stands still while it is open, and scrolls afterwards', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 480 });
  await open(page, 'dialog', 'closed');
  // Longer than the window, whatever the story shows.
  await page.evaluate(() => {
    document.body.style.minBlockSize = '200vh';
  });
  const scrolled = async () => {
    await page.mouse.move(8, 8);
    await page.mouse.wheel(0, 100);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return page.evaluate(() => scrollY);
  };
  await page.getByRole('button', { name: '内容を確認する' }).press('Enter');
  expect(await scrolled()).toBe(0);
  await page.keyboard.press('Escape');
  await expect.poll(scrolled).toBeGreaterThan(0);
});

test('by keyboard alone: Esc closes neither a busy one nor one that must be answered', async ({
  page,
}) => {
  await open(page, 'dialog', 'busy');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await hasTold(page, []);
  await expect(page.getByRole('dialog')).toBeVisible();

  await open(page, 'dialog', 'must-answer');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await hasTold(page, ['close-request', 'close-request']);
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'dialog', 'closed');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: '内容を確認する' }).press('Enter');
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - dialog "情報共有を許可しますか":
      - heading "情報共有を許可しますか" [level=2]
      - button "閉じる"
      - paragraph: /大橋 恵さん/
      - button "許可する"
      - button "キャンセル"
  `);
  await open(page, 'dialog', 'busy');
  await expect(page.getByRole('dialog')).toHaveAttribute('aria-busy', 'true');
  await expect(page.getByRole('button', { name: '許可する', disabled: true })).toBeVisible();
});
