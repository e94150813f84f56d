import type { Page } from '@playwright/test';

import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

const field = (page: Page) => page.getByRole('textbox', { name: '認証コード ※必須' });

/** Pastes as a person does, from the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press('Control+V');
}

test('by keyboard alone', async ({ page }) => {
  await open(page, 'one-time-code-field', 'empty');
  await tabTo(page, field(page));
  await page.keyboard.type('12');
  await page.keyboard.press('Backspace');
  await hasTold(page, ['input •', 'input ••', 'input •']);
  await page.keyboard.type('23 456');
  await expect(field(page), 'while somebody types nothing changes').toHaveValue('123 456');
  await page.keyboard.press('Tab');
  await expect(field(page)).toHaveValue('123456');
});

test('by keyboard alone: of a pasted sentence the code stays, as often as it is pasted', async ({
  page,
}) => {
  await open(page, 'one-time-code-field', 'empty');
  await tabTo(page, field(page));
  for (const text of ['認証コードは123456です', '１２３４５６', '123-456']) {
    await page.keyboard.press('Control+A');
    await paste(page, text);
    await expect(field(page), text).toHaveValue('123456');
  }
  await expect(field(page)).toBeFocused();
});

test('by keyboard alone: a sentence without one clear code stays in sight', async ({ page }) => {
  await open(page, 'one-time-code-field', 'empty');
  await tabTo(page, field(page));
  const sentence = '前のコード111111、新しいコード222222';
  await paste(page, sentence);
  await page.keyboard.press('Tab');
  await expect(field(page)).toHaveValue(sentence);
  const hidden = await field(page).evaluate((it) => it.scrollWidth - it.clientWidth);
  expect(hidden, 'pixels of it out of sight').toBeLessThanOrEqual(0);
});

test('all digits are in sight on a phone with large text', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, 'one-time-code-field', 'filled');
  await page.evaluate(() => (document.documentElement.dataset.text = '200'));
  const hidden = await field(page).evaluate((it) => it.scrollWidth - it.clientWidth);
  expect(hidden, 'pixels of them out of sight').toBeLessThanOrEqual(0);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'one-time-code-field', 'empty');
  await expect(field(page)).toHaveAccessibleDescription('メールでお送りした6桁の数字です。');
  await expect(field(page)).toHaveAttribute('autocomplete', 'one-time-code');
  await expect(field(page)).toHaveAttribute('inputmode', 'numeric');
  await field(page).pressSequentially('12');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - paragraph: メールでお送りした6桁の数字です。
    - textbox "認証コード ※必須": "12"
  `);
});

test('in the accessibility tree: an error comes before the hint', async ({ page }) => {
  await open(page, 'one-time-code-field', 'too-few');
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page)).toHaveAccessibleDescription(/^エラー: 認証コードは6桁で.*メールで/);
  await field(page).fill('123456');
  await expect(field(page)).not.toHaveAttribute('aria-invalid');
});
