import { test as base, expect, type Locator, type Page } from '@playwright/test';

import { address, isReady, troubleOf } from './viewer';

export { expect };

/** A test of one component alone, which fails when the console or the network shows an error. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ context }, use) => {
      const trouble = troubleOf(context);
      await use(undefined);
      expect(trouble, 'trouble in the console or the network').toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens a variant alone, with these knobs turned, and waits until it has settled. */
export async function open(
  page: Page,
  story: string,
  variant: string,
  knobs: Record<string, string> = {},
  settled: (page: Page) => Promise<void> = isReady,
): Promise<void> {
  // A variant tells its events to the page around it. There is none: they are kept for `events`.
  await page.addInitScript(() => {
    const told: string[] = [];
    const postMessage = (message: string) => told.push(message);
    Object.defineProperty(window, 'parent', { value: { postMessage } });
    Object.assign(window, { told });
  });
  const query = new URLSearchParams({ story, variant });
  for (const [id, value] of Object.entries(knobs)) {
    query.set(`k.${id}`, value);
  }
  await page.goto(address(`bare.html?${query}`));
  await settled(page);
}

/** The same, and no time goes by on the page but what `page.clock` lets go by. */
export async function openAtRest(
  page: Page,
  story: string,
  variant: string,
  knobs: Record<string, string> = {},
): Promise<void> {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  await open(page, story, variant, knobs, async () => {
    const root = page.locator('html[data-ready="true"], html[data-failed]');
    while ((await root.count()) === 0) {
      await page.clock.runFor(20);
    }
    await isReady(page);
  });
}

interface Told {
  gallery: string;
  name: string;
  detail: string;
}

/** What the variant has emitted since it was opened: `press`, or `change own-only = true`. */
export async function events(page: Page): Promise<string[]> {
  const told = await page.evaluate(() => (window as unknown as { told: string[] }).told);
  return told
    .map((message) => JSON.parse(message) as Told)
    .filter(({ gallery }) => gallery === 'event')
    .map(({ name, detail }) => (detail === '' ? name : `${name} ${detail}`));
}

/** The variant has emitted these events and no others. */
export async function hasTold(page: Page, expected: string[]): Promise<void> {
  await expect.poll(() => events(page)).toEqual(expected);
}

/** Goes on with the Tab key, and gets there in one step; who looks at the page sees where. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await page.keyboard.press(key);
  await isSeenFocused(target);
}

/** The element has the focus, and shows it: a ring around itself or around what stands for it. */
export async function isSeenFocused(target: Locator): Promise<void> {
  await expect(target).toBeFocused();
  const ring = await target.evaluate((element) => {
    const drawn = [element, element.parentElement, element.nextElementSibling];
    const styles = drawn.flatMap((it) =>
      it === null ? [] : [getComputedStyle(it), getComputedStyle(it, '::before')],
    );
    return styles.some(
      ({ outlineStyle, outlineWidth, boxShadow }) =>
        (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
    );
  });
  expect(ring, 'a ring around what has the focus').toBe(true);
}

/** The part of the page that the variant fills, as assistive technology is told of it. */
export function stage(page: Page): Locator {
  return page.locator('#stage');
}
