import type { Page } from '@playwright/test';

import { expect, hasTold, isSeenFocused, open, stage, tabTo, test } from '../support/bare';
import { isReady } from '../support/viewer';

const toast = (page: Page) => page.getByRole('region', { name: '操作の結果' });
const said = (page: Page) => page.locator('[data-live-region] p');

/** Moves the sample's clock. */
async function atSecond(page: Page, seconds: number): Promise<void> {
  const turn = JSON.stringify({ gallery: 'turn', knobs: { seconds: String(seconds) } });
  await page.evaluate(
    (turn) =>
      new Promise<void>((heard) => {
        addEventListener('message', () => heard(), { once: true });
        postMessage(turn, '*');
      }),
    turn,
  );
  await isReady(page);
}

test('by keyboard alone', async ({ page }) => {
  await open(page, 'toast', 'before');
  const remove = page.getByRole('button', { name: /^外す/ });
  await tabTo(page, remove.nth(0));
  await tabTo(page, remove.nth(1));
  await tabTo(page, remove.nth(2));
  await page.keyboard.press('Enter');
  await expect(toast(page)).toContainText('「法人設立届出書」を一覧から外しました。');
  await tabTo(page, remove.nth(2));
  await tabTo(page, remove.nth(3));
  await tabTo(page, toast(page).getByRole('button', { name: '元に戻す' }));
  await page.keyboard.press('Enter');
  await expect(toast(page)).toHaveCount(0);
  // Back where the focus came from, which is now one row further.
  await isSeenFocused(remove.nth(4));
  await hasTold(page, ['remove 2', 'undo 2']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'toast', 'before');
  await expect(toast(page)).toHaveCount(0);
  await page.getByRole('button', { name: '外す 就業規則変更届' }).click();
  await expect(stage(page)).toMatchAriaSnapshot(`
    - region "操作の結果":
      - paragraph: 「就業規則変更届」を一覧から外しました。
      - button "元に戻す"
      - button "閉じる"
  `);
  await expect(said(page)).toHaveText([
    '「就業規則変更届」を一覧から外しました。 元に戻すボタンがあります。',
  ]);
  await toast(page).getByRole('button', { name: '閉じる' }).click();
  await expect(toast(page)).toHaveCount(0);
});

test('it goes after ten seconds', async ({ page }) => {
  await open(page, 'toast', 'undo');
  await atSecond(page, 9);
  await expect(toast(page)).toBeVisible();
  await atSecond(page, 10);
  await expect(toast(page)).toHaveCount(0);
});

test('it stays while the focus or the pointer is on it, and five seconds more', async ({ page }) => {
  await open(page, 'toast', 'undo');
  await toast(page).getByRole('button', { name: '閉じる' }).focus();
  await atSecond(page, 300);
  await expect(toast(page)).toBeVisible();
  await toast(page).hover();
  await page.getByRole('button', { name: /^外す/ }).first().focus();
  await atSecond(page, 400);
  await expect(toast(page)).toBeVisible();
  await page.mouse.move(0, 0);
  await atSecond(page, 404);
  await expect(toast(page)).toBeVisible();
  await atSecond(page, 420);
  await expect(toast(page)).toHaveCount(0);
});

test('one that stays until it is closed is not gone after ten minutes', async ({ page }) => {
  await open(page, 'toast', 'until-closed');
  await atSecond(page, 600);
  await expect(toast(page)).toBeVisible();
});

test('several come one by one, each is spoken, and the focus goes on', async ({ page }) => {
  await open(page, 'toast', 'undo', { removed: '2' });
  await expect(toast(page)).toHaveCount(1);
  await expect(toast(page)).toContainText('健康保険被保険者資格取得届');
  await toast(page).getByRole('button', { name: '閉じる' }).focus();
  await page.keyboard.press('Enter');
  await expect(toast(page)).toContainText('労働保険概算・確定保険料申告書');
  await isSeenFocused(toast(page));
  await tabTo(page, toast(page).getByRole('button', { name: '元に戻す' }));
  await expect(said(page)).toHaveCount(2);
});

test('it covers nothing that has the focus, on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, 'toast', 'long-page', { removed: '0' });
  const remove = page.getByRole('button', { name: /^外す/ });
  const isFree = async (what: string) => {
    const free = await page.evaluate(() => {
      const box = document.activeElement?.getBoundingClientRect();
      const cover = document.querySelector('.md-toast')?.getBoundingClientRect();
      return box !== undefined && cover !== undefined && box.height > 0 && box.bottom <= cover.top;
    });
    expect(free, what).toBe(true);
  };
  // The lowest row that is in sight.
  const lowest = await remove.evaluateAll((buttons) =>
    buttons.findLastIndex((it) => it.getBoundingClientRect().bottom <= innerHeight),
  );
  await remove.nth(lowest).focus();
  await remove.nth(0).evaluate((first: HTMLElement) => first.click());
  await expect(toast(page)).toBeVisible();
  await isFree('what had the focus before');
  for (let row = 0; row < 6; row += 1) {
    await page.keyboard.press('Tab');
    await isFree(`row ${row} after it`);
  }
});
