import type { Page } from '@playwright/test';

import { events, expect, open, stage, tabTo, test } from '../support/bare';

const part = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** Pastes as a person does, from the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press('Control+V');
}

async function reads(page: Page, year: string, month: string, day: string): Promise<void> {
  await expect(part(page, '年')).toHaveValue(year);
  await expect(part(page, '月')).toHaveValue(month);
  await expect(part(page, '日')).toHaveValue(day);
}

test('by keyboard alone', async ({ page }) => {
  await open(page, 'date-field', 'optional');
  await tabTo(page, part(page, '年'));
  await page.keyboard.type('2026');
  await tabTo(page, part(page, '月'));
  await page.keyboard.type('１１');
  await tabTo(page, part(page, '日'));
  await expect(part(page, '月')).toHaveValue('11');
  await page.keyboard.type('2日');
  await tabTo(page, part(page, '月'), 'Shift+Tab');
  await reads(page, '2026', '11', '2');
  expect((await events(page)).at(-1)).toBe('input 2026|11|2');
});

test('by keyboard alone: a pasted date fills all three fields, as often as it is pasted', async ({
  page,
}) => {
  await open(page, 'date-field', 'optional');
  await tabTo(page, part(page, '年'));
  await paste(page, '2026-11-22');
  await reads(page, '2026', '11', '22');
  await expect(part(page, '年')).toBeFocused();
  await expect(stage(page)).toContainText('年・月・日の欄に分けて入力しました');
  await page.keyboard.press('Control+A');
  await paste(page, '令和8年4月1日');
  await reads(page, '2026', '4', '1');
  await page.keyboard.press('Backspace');
  await reads(page, '202', '4', '1');
  await expect(stage(page)).not.toContainText('分けて入力しました');
});

test('by keyboard alone: a whole date may be typed, and is read when the field is left', async ({
  page,
}) => {
  await open(page, 'date-field', 'optional');
  await tabTo(page, part(page, '年'));
  await page.keyboard.type('2026/11/22');
  await reads(page, '2026/11/22', '', '');
  await tabTo(page, part(page, '月'));
  await reads(page, '2026', '11', '22');
});

test('by keyboard alone: what is no date stays as it was typed', async ({ page }) => {
  await open(page, 'date-field', 'optional');
  await tabTo(page, part(page, '年'));
  await page.keyboard.type('去年');
  await tabTo(page, part(page, '月'));
  await page.keyboard.type('十一');
  await tabTo(page, part(page, '日'));
  await reads(page, '去年', '十一', '');
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'date-field', 'empty');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - group "申請日 ※必須":
      - paragraph: 西暦で入力してください。例:2026年4月1日
      - textbox "年"
      - textbox "月"
      - textbox "日"
  `);
  await expect(page.getByRole('group')).toHaveAccessibleDescription(/西暦で入力してください/);
  await part(page, '年').fill('2026');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - textbox "年": "2026"
    - textbox "月"
  `);
});

test('in the accessibility tree: the part that is wrong says so, and the others do not', async ({
  page,
}) => {
  await open(page, 'date-field', 'no-such-day');
  const message = 'エラー: 申請日の日は1から28までの数字で入力してください';
  await expect(page.getByRole('group')).toHaveAccessibleDescription(new RegExp(`^${message}`));
  await expect(part(page, '日')).toHaveAttribute('aria-invalid', 'true');
  await expect(part(page, '日')).toHaveAccessibleDescription(message);
  await expect(part(page, '月')).not.toHaveAttribute('aria-invalid');
  await part(page, '日').fill('28');
  await expect(part(page, '日')).not.toHaveAttribute('aria-invalid');
  await expect(stage(page)).not.toContainText('エラー');
});
