import type { Page } from '@playwright/test';

import { expect, open, openAtRest, stage, test } from '../support/bare';

const spoken = (page: Page) => page.locator('[data-live-region] p');

/** A countdown that goes, by a clock that the test moves. */
function start(page: Page, left: number): Promise<void> {
  return openAtRest(page, 'countdown', 'normal', { left: String(left), ticks: 'true' });
}

/** The page sleeps so long, and is in sight again. */
async function sleep(page: Page, seconds: number): Promise<void> {
  await page.clock.fastForward(seconds * 1000);
}

const timer = (page: Page) => page.getByRole('timer', { name: 'コードの有効期限まで' });

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'countdown', 'normal');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - paragraph:
      - text: コードの有効期限まで
      - timer "コードの有効期限まで": 10分
  `);
  await expect(timer(page)).toHaveAttribute('aria-live', 'off');
  await open(page, 'countdown', 'over');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - paragraph: コードの有効期限が切れました。新しいコードを受け取ってください。
  `);
});

test('each phase comes with its second, and is spoken once', async ({ page }) => {
  await start(page, 303);
  const box = page.locator('.md-countdown');
  await expect(box).toHaveAttribute('data-phase', 'normal');
  await page.clock.runFor(4_000);
  await expect(box).toHaveAttribute('data-phase', 'warning');
  await expect(spoken(page)).toHaveText(['コードの有効期限まで 5分']);
  await page.clock.runFor(240_000);
  await expect(box).toHaveAttribute('data-phase', 'last-minute');
  await expect(spoken(page)).toHaveText(['コードの有効期限まで 1分']);
  await page.clock.runFor(30_000);
  await expect(spoken(page)).toHaveText(['コードの有効期限まで 30秒']);
  await page.clock.runFor(30_000);
  await expect(box).toHaveAttribute('data-phase', 'over');
  await expect(spoken(page)).toHaveText([
    'コードの有効期限が切れました。新しいコードを受け取ってください。',
  ]);
});

test('a page that slept is right at once, and says one thing', async ({ page }) => {
  await start(page, 640);
  await sleep(page, 460);
  await expect(spoken(page)).toHaveText([/^コードの有効期限まで 3分/]);
  await sleep(page, 3600);
  await expect(stage(page)).toContainText('期限が切れました');
});
