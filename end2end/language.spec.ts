import type { Page, Route } from '@playwright/test';

import { expect, gbizId, names, password, signIn, test } from './support/test';
import { menuButton, notice, onPage, press } from './support/screen';

/** English loads when somebody wants it. Until then, and without it, the page is Japanese. */

// A lost chunk is what some of these tests provoke.
test.use({ expectedInConsole: /ERR_FAILED|Failed to fetch/ });

const english = /\/split_english\.wasm$/;

const lang = (page: Page) => page.locator('html').getAttribute('lang');

const kept = (page: Page) => page.evaluate(() => localStorage.getItem('madoguchi.language'));

/** Whether mails come in English, as the server knows. */
async function languageOfAccount(page: Page): Promise<string> {
  const answer = await page.request.get('/api/v1/session');
  return (await answer.json()).account.language;
}

/** Holds English back until `release` is called; `asked` tells that the page wants it. */
async function holdEnglish(page: Page): Promise<{ asked: Promise<void>; release: () => void }> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const asked = new Promise<void>((resolve) => {
    void page.route(english, async (route: Route) => {
      resolve();
      await released;
      await route.continue();
    });
  });
  return { asked, release };
}

/** Notes every Japanese first heading of the page from now on, and over reloads. */
async function noteJapanese(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seenJapanese: seen });
    new MutationObserver(() => {
      const text = document.querySelector('h1')?.textContent ?? '';
      if (/[ぁ-んァ-ヶ]/.test(text)) {
        seen.push(text);
      }
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { seenJapanese: string[] }).seenJapanese);
}

test('while English loads nothing moves, and the language changes with its words', async ({
  page,
}) => {
  await signIn(page, 'prime');
  await page.goto('/sharing');
  await onPage(page, 'アカウント共有一覧');
  const { asked, release } = await holdEnglish(page);
  const place = () => page.getByRole('button', { name: 'English' }).boundingBox();
  const before = await place();
  await press(page, 'English');
  await asked;
  await onPage(page, 'アカウント共有一覧');
  expect(await lang(page)).toBe('ja');
  expect(await kept(page)).toBeNull();
  expect(await languageOfAccount(page)).toBe('ja');
  expect(await place()).toEqual(before);

  release();
  await onPage(page, 'Shared accounts');
  expect(await lang(page)).toBe('en');
  await expect(page.getByRole('button', { name: '日本語' })).toBeFocused();
  await expect.poll(() => languageOfAccount(page)).toBe('en');
  expect(await kept(page)).toBe('en');
});

test('English that cannot be loaded is told, and can be asked for again', async ({ page }) => {
  await signIn(page, 'prime');
  await page.goto('/sharing');
  await page.route(english, (route) => route.abort());
  await press(page, 'English');
  await expect(notice(page, 'サーバーと通信できませんでした')).toBeVisible();
  await onPage(page, 'アカウント共有一覧');
  expect(await lang(page)).toBe('ja');
  expect(await kept(page)).toBeNull();
  expect(await languageOfAccount(page)).toBe('ja');

  await page.unroute(english);
  await press(page, 'English');
  await onPage(page, 'Shared accounts');
  expect(await lang(page)).toBe('en');
  await expect.poll(() => languageOfAccount(page)).toBe('en');
});

test('a page begins in the language chosen on this device', async ({ page }) => {
  await page.goto('/');
  await press(page, 'English');
  await onPage(page, 'Sign in');
  const japanese = await noteJapanese(page);
  const { asked, release } = await holdEnglish(page);
  await page.reload();
  await asked;
  await expect(page.locator('#skeleton')).toBeVisible();
  release();
  await onPage(page, 'Sign in');
  expect(await lang(page)).toBe('en');
  expect(await japanese()).toEqual([]);
});

test('without the chosen English a page begins in Japanese and says why', async ({ page }) => {
  await page.goto('/');
  await press(page, 'English');
  await onPage(page, 'Sign in');
  await page.route(english, (route) => route.abort());
  await page.reload();
  await onPage(page, 'ログイン');
  await expect(notice(page, 'サーバーと通信できませんでした')).toBeVisible();
  const spoken = page.locator('[data-live-region]');
  await expect(spoken.filter({ hasText: 'サーバーと通信できませんでした' })).toHaveCount(1);
  expect(await lang(page)).toBe('ja');

  await page.unroute(english);
  await press(page, 'English');
  await onPage(page, 'Sign in');
  expect(await lang(page)).toBe('en');
});

test('a device on which nobody chose begins in the language of the account', async ({ page }) => {
  await signIn(page, 'prime');
  await page.request.put('/api/v1/account/language', { data: { language: 'en' } });
  const japanese = await noteJapanese(page);
  await page.goto('/sharing');
  await onPage(page, 'Shared accounts');
  expect(await japanese()).toEqual([]);
  expect(await kept(page)).toBeNull();

  await page.route(english, (route) => route.abort());
  await page.reload();
  await onPage(page, 'アカウント共有一覧');
  await expect(notice(page, 'サーバーと通信できませんでした')).toBeVisible();
  expect(await lang(page)).toBe('ja');
});

test('English chosen before signing in is the language of the mails from then on', async ({
  page,
}) => {
  await page.goto('/');
  await press(page, 'English');
  await onPage(page, 'Sign in');
  await press(page, '日本語');
  await onPage(page, 'ログイン');
  await press(page, 'English');
  await page.getByLabel('Mail address (gBizID)').fill(gbizId('member01'));
  await page.getByLabel('Password (required)').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(menuButton(page, names.member01)).toBeVisible();
  await expect.poll(() => languageOfAccount(page)).toBe('en');
});
