import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { expect, type Page } from '@playwright/test';

import { besideBase, pictures, replaced } from './options';

/** What a picture shows, and how much of the page from its top, in pixels: all of them together
 * have a ceiling (crates/xtask/src/gallery/pictures.rs). */
const heights = {
  '320': 1000,
  '1280': 800,
  '320-forced-colours': 600,
  '320-text-200': 900,
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
  const { width, height } = await page.evaluate(() => {
    // What is below an open dialog is out of reach, and drawn as if it were not.
    const isBelow = document.querySelector('dialog[open]') !== null;
    const all = Math.max(innerHeight, document.documentElement.scrollHeight);
    return { width: innerWidth, height: isBelow ? innerHeight : all };
  });
  const clip = { x: 0, y: 0, width, height: Math.min(height, heights[kind]) };
  await expect.soft(page).toHaveScreenshot(name, { fullPage: true, clip });
}
