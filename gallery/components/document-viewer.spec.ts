import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';

import { events, expect, hasTold, isSeenFocused, open, stage, tabTo, test } from '../support/bare';

const story = 'document-viewer';

function region(page: Page): Locator {
  return page.getByRole('region', { name: '健康保険 資格取得確認通知書' });
}

function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** The numbers of the pages that have been drawn. */
async function drawn(page: Page): Promise<number[]> {
  return region(page)
    .getByRole('group')
    .evaluateAll((pages) =>
      pages.flatMap((page, index) => (page.querySelector('canvas') === null ? [] : [index + 1])),
    );
}

/** How much of what is drawn in this part of a page, in shares of it, is ink. */
async function ink(page: Page, number: number, part: number[]): Promise<number> {
  const canvas = region(page).getByRole('group').nth(number - 1).locator('canvas:not([hidden])');
  return canvas.evaluate((canvas: HTMLCanvasElement, [x, y, width, height]) => {
    const area = [x * canvas.width, y * canvas.height, width * canvas.width, height * canvas.height];
    const [left, top, wide, high] = area.map(Math.round);
    const pixels = canvas.getContext('2d')!.getImageData(left, top, wide, high).data;
    let dark = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      if (pixels[at] < 128 && pixels[at + 3] > 128) dark += 1;
    }
    return dark / (wide * high);
  }, part);
}

test('by keyboard alone', async ({ page }) => {
  await open(page, story, 'three-pages');
  const position = page.getByText('/ 3ページ');
  const zoom = page.getByText(/^\d+%$/).first();
  await expect(position).toHaveText('1 / 3ページ');
  const fitting = await zoom.textContent();

  await tabTo(page, button(page, '前のページ'));
  await page.keyboard.press('Enter');
  await expect(position).toHaveText('1 / 3ページ');
  await tabTo(page, button(page, '次のページ'));
  await page.keyboard.press('Enter');
  await expect(position).toHaveText('2 / 3ページ');
  await page.keyboard.press('Space');
  await expect(position).toHaveText('3 / 3ページ');
  // There is no fourth page, and the focus stays.
  await page.keyboard.press('Enter');
  await isSeenFocused(button(page, '次のページ'));

  await tabTo(page, button(page, '縮小'));
  await page.keyboard.press('Enter');
  await expect(button(page, '幅に合わせる')).toHaveAttribute('aria-pressed', 'false');
  await expect(zoom).toHaveText('100%');
  await page.keyboard.press('Enter');
  await expect(zoom).toHaveText('75%');
  await expect(position).toHaveText('3 / 3ページ');
  await tabTo(page, button(page, '拡大'));
  await page.keyboard.press('Enter');
  await expect(zoom).toHaveText('100%');
  await tabTo(page, button(page, '幅に合わせる'));
  await page.keyboard.press('Enter');
  await tabTo(page, button(page, '100%'));
  await page.keyboard.press('Enter');
  await expect(zoom).toHaveText('100%');

  await tabTo(page, region(page));
  await page.keyboard.press('Home');
  await expect(position).toHaveText('1 / 3ページ');
  await page.keyboard.press('End');
  await expect(position).toHaveText('3 / 3ページ');
  await page.keyboard.press('Home');
  await expect(position).toHaveText('1 / 3ページ');
  await page.keyboard.press('Shift+Tab');
  await tabTo(page, button(page, '幅に合わせる'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(zoom).toHaveText(fitting ?? '');
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, story, 'three-pages');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - group "書類の表示":
      - button "前のページ" [disabled]
      - status: 1 / 3ページ
      - button "次のページ"
      - button "縮小"
      - status: /\\d+%/
      - button "拡大"
      - button "幅に合わせる" [pressed]
      - button "100%"
    - region "健康保険 資格取得確認通知書":
      - group "1 / 3ページ":
        - paragraph: /湊商事株式会社 御中 健康保険 資格取得確認通知書.*大橋 恵/
      - group "2 / 3ページ":
        - paragraph: /審査請求/
      - group "3 / 3ページ":
        - paragraph: このページには文字の情報がないため、読み上げられません。
  `);
  await button(page, '100%').click();
  await button(page, '次のページ').click();
  await expect(stage(page)).toMatchAriaSnapshot(`
    - button "前のページ"
    - status: 2 / 3ページ
    - button "次のページ"
    - button "縮小"
    - status: 100%
    - button "拡大"
    - button "幅に合わせる"
    - button "100%" [pressed]
  `);
});

test('Japanese text whose font is not in the document is drawn', async ({ page }) => {
  await open(page, story, 'three-pages');
  // The heading of the notice, and the paper beside it.
  await expect.poll(() => ink(page, 1, [0.2, 0.2, 0.45, 0.035])).toBeGreaterThan(0.05);
  expect(await ink(page, 1, [0.02, 0.2, 0.08, 0.035])).toBe(0);
});

test('pages that are far from the view are let go', async ({ page }) => {
  await open(page, story, 'long');
  const pages = region(page).getByRole('group');
  await expect(pages).toHaveCount(40);
  await expect.poll(() => drawn(page)).toContain(1);
  const height = await region(page).evaluate((region) => region.scrollHeight);

  await region(page).focus();
  await page.keyboard.press('End');
  await expect.poll(() => drawn(page)).toContain(40);
  await expect.poll(() => drawn(page)).not.toContain(1);
  expect((await drawn(page)).length).toBeLessThan(8);
  await expect(page.getByText('40 / 40ページ')).toBeVisible();
  // What has gone has left its place behind.
  expect(await region(page).evaluate((region) => region.scrollHeight)).toBe(height);

  await page.keyboard.press('Home');
  await expect.poll(() => drawn(page)).toContain(1);
  await expect.poll(() => drawn(page)).not.toContain(40);
  // Its text stays, for those who hear the page.
  await expect(pages.nth(39)).toContainText('第40号');
});

test('a broken file says so, and can be opened again', async ({ page }) => {
  await open(page, story, 'broken');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('書類を開けませんでした');
  await expect(region(page)).toHaveCount(0);
  await hasTold(page, ['state failed']);
  await alert.getByRole('button', { name: 'もう一度開く' }).click();
  await expect.poll(() => events(page)).toEqual(['state failed', 'state loading', 'state failed']);
});

test('a file with a password says so', async ({ page }) => {
  await open(page, story, 'encrypted');
  await expect(page.getByRole('alert')).toContainText('パスワードで保護された書類です');
});

test('what draws documents is not loaded before there is one', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page, story, 'loading');
  await expect(page.getByText('書類を読み込んでいます')).toBeAttached();
  expect(asked.filter((path) => path.includes('document-viewer'))).toEqual([]);
});

test('a page in view stays there when its size changes', async ({ page }) => {
  await open(page, story, 'long');
  await button(page, '次のページ').click();
  await button(page, '次のページ').click();
  await page.setViewportSize({ width: 400, height: 700 });
  await expect.poll(() => drawn(page)).toContain(3);
  await expect(page.getByText('3 / 40ページ')).toBeVisible();
  const third = region(page).getByRole('group').nth(2);
  const top = async () => {
    const [outer, inner] = [await region(page).boundingBox(), await third.boundingBox()];
    return Math.abs((inner?.y ?? 0) - (outer?.y ?? 0));
  };
  await expect.poll(top).toBeLessThan(24);
});

test("under the product's policy", async ({ page, context }) => {
  const source = readFileSync(join(__dirname, '../../crates/server/src/http/headers.rs'), 'utf8');
  const constant = /CONTENT_SECURITY_POLICY: &str = "([^"]*)"/.exec(source)?.[1] ?? '';
  const policy = constant.replace(/\\\n\s*/g, '');
  expect(policy).toContain("require-trusted-types-for 'script'");
  await context.route('**/*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      headers: { ...answer.headers(), 'content-security-policy': policy },
    });
  });
  await open(page, story, 'three-pages');
  await expect.poll(() => ink(page, 1, [0.2, 0.2, 0.45, 0.035])).toBeGreaterThan(0.05);
});

test('what draws documents can be asked for again when it was lost on the way', async ({ page }) => {
  let lost = ['viewer.js', 'worker.js'];
  await page.route(/document-viewer\/(viewer|worker)\.js/, (route) => {
    const isLost = lost.some((file) => route.request().url().includes(file));
    return isLost ? route.abort('aborted') : route.continue();
  });
  await open(page, story, 'three-pages');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('書類を表示できませんでした');

  lost = ['worker.js'];
  await alert.getByRole('button', { name: 'もう一度開く' }).click();
  const loading = ['state failed', 'state loading'];
  await hasTold(page, [...loading, 'state failed']);

  lost = [];
  await alert.getByRole('button', { name: 'もう一度開く' }).click();
  await expect(page.getByText('1 / 3ページ')).toBeVisible();
  await expect(alert).toBeEmpty();
  await hasTold(page, [...loading, ...loading, 'state shown']);
  // What has failed has left nothing behind.
  await expect.poll(() => page.workers().length).toBe(1);
});
