import { expect, type Locator, type Page } from '@playwright/test';

/** Far more keys than any page has stops. */
const MOST = 120;

/** Presses `key` until `target` has the focus. On the way the focus is always somewhere in sight. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < MOST; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press(key);
    await expectVisibleFocus(page);
  }
  throw new Error(`${target} cannot be reached with ${key}`);
}

/** Something has the focus, it is drawn within the window, and an outline or a shadow shows it. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const focus = await page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) {
      return 'nothing';
    }
    const marked = [element, ...document.querySelectorAll(`label[for="${element.id}"]`)];
    const isMarked = marked.some((it) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    });
    const { top, bottom, width, height } = element.getBoundingClientRect();
    const isInSight = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
    return isMarked && isInSight ? 'visible' : `hidden: ${element.outerHTML.slice(0, 200)}`;
  });
  expect(focus, 'the focus').toBe('visible');
}
