import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { expect, type Page } from '@playwright/test';

import { besideBase, pictures, replaced } from './options';

/** How much of the page a picture shows, from the top of its main part, in pixels: all of them
 * together have a ceiling (crates/xtask/src/gallery/pictures.rs). */
const heights = {
  '320': 720,
  '1280': 520,
  '320-forced-colours': 400,
  '320-text-200': 480,
};

/** The story whose pictures have the header in them: it is the same above all other pages. */
const storyWithHeader = 'every-page';

/**
 * Stories whose pages say little in so short a picture, as a list stands below its search; and
 * those with so many variants that shorter ones have to do.
 */
const stretch: Record<string, number> = {
  records: 1.6,
  record: 0.9,
  'share-input': 0.85,
  'share-confirmation': 0.8,
  'access-log': 0.8,
  requests: 0.75,
  shares: 0.8,
  visibility: 0.75,
};

export type Kind = keyof typeof heights;

/** A variant looks as it did before. */
export async function picture(
  page: Page,
  story: string,
  variant: string,
  kind: Kind,
): Promise<void> {
  const name = [story, `${variant}-${kind}.webp`];
  if (besideBase) {
    const isNew = !existsSync(join(pictures, ...name));
    if (isNew || replaced.has(name.join('/'))) {
      return;
    }
  }
  const height = heights[kind] * (stretch[story] ?? 1);
  const view = { height, withHeader: story === storyWithHeader };
  const { clip, fullPage } = await page.evaluate(({ height, withHeader }) => {
    // What is behind an open dialog is out of reach.
    const dialogs = [...document.querySelectorAll('dialog[open]')];
    const dialog = dialogs.at(-1)?.getBoundingClientRect();
    if (dialog !== undefined) {
      const [x, y] = [Math.max(0, dialog.x - 16), Math.max(0, dialog.y - 16)].map(Math.floor);
      const width = Math.min(innerWidth - x, Math.ceil(dialog.width) + 32);
      const height = Math.min(innerHeight - y, Math.ceil(dialog.height) + 32);
      return { clip: { x, y, width, height }, fullPage: false };
    }
    const main = document.querySelector('main');
    let top = Math.floor((main?.getBoundingClientRect().top ?? 0) + scrollY);
    // What the variant is about may be further down: where the focus went, or what went wrong.
    const topic = main?.querySelector('[role="alert"]:not(:empty), :focus')?.getBoundingClientRect();
    if (topic !== undefined && topic.bottom + scrollY > top + height) {
      top = Math.floor(topic.top + scrollY - height / 4);
    }
    const all = Math.max(innerHeight, document.documentElement.scrollHeight);
    const y = withHeader ? 0 : top;
    const clip = { x: 0, y, width: innerWidth, height: Math.min(all, top + height) - y };
    return { clip, fullPage: true };
  }, view);
  await setReadOnly(page, true);
  await expect.soft(page).toHaveScreenshot(name, { fullPage, clip });
  await setReadOnly(page, false);
}

/** Playwright makes the caret transparent. Where colours are forced it is seen all the same, and
 * blinks; a field that is read only has none. */
async function setReadOnly(page: Page, isReadOnly: boolean): Promise<void> {
  await page.evaluate((isReadOnly) => {
    const field = document.activeElement;
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      field.readOnly = isReadOnly;
    }
  }, isReadOnly);
}
