import type { Page } from '@playwright/test';

import { expect, open, stage, tabTo, test } from '../support/bare';

/** A part of one of the two dates. */
const part = (page: Page, date: string, name: string) =>
  page.getByRole('group', { name: date, exact: true }).getByRole('textbox', { name });

async function reads(page: Page, date: string, parts: [string, string, string]): Promise<void> {
  await expect(part(page, date, '年')).toHaveValue(parts[0]);
  await expect(part(page, date, '月')).toHaveValue(parts[1]);
  await expect(part(page, date, '日')).toHaveValue(parts[2]);
}

test('by keyboard alone', async ({ page }) => {
  await open(page, 'period-field', 'empty');
  const ends = ['開始日', '終了日'];
  for (const [index, end] of ends.entries()) {
    await tabTo(page, part(page, end, '年'));
    await page.keyboard.type('2026');
    await tabTo(page, part(page, end, '月'));
    await page.keyboard.type('11');
    await tabTo(page, part(page, end, '日'));
    await page.keyboard.type(`${index + 1}`);
  }
  await reads(page, '開始日', ['2026', '11', '1']);
  await reads(page, '終了日', ['2026', '11', '2']);
});

test('by keyboard alone: a preset fills in both dates and says so', async ({ page }) => {
  await open(page, 'period-field', 'empty');
  await part(page, '終了日', '日').focus();
  await tabTo(page, page.getByRole('button', { name: '過去7日' }));
  await page.keyboard.press('Enter');
  await reads(page, '開始日', ['2026', '11', '16']);
  await reads(page, '終了日', ['2026', '11', '22']);
  await expect(stage(page)).toContainText('2026年11月16日から2026年11月22日までを入力しました');
  await tabTo(page, page.getByRole('button', { name: '過去30日' }));
  await page.keyboard.press('Space');
  await reads(page, '開始日', ['2026', '10', '24']);
  await reads(page, '終了日', ['2026', '11', '22']);
  await tabTo(page, page.getByRole('button', { name: '過去7日' }), 'Shift+Tab');
  await tabTo(page, part(page, '終了日', '日'), 'Shift+Tab');
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await expect(stage(page)).not.toContainText('までを入力しました');
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'period-field', 'empty');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - group "発行された期間 ※任意":
      - paragraph: 片方だけでも探せます。例:2026年4月1日
      - group "開始日":
        - textbox "年"
        - textbox "月"
        - textbox "日"
      - group "終了日":
        - textbox "年"
        - textbox "月"
        - textbox "日"
      - group "よく使う期間":
        - button "過去7日"
        - button "過去30日"
  `);
  await page.getByRole('button', { name: '過去7日' }).press('Enter');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - group "終了日":
      - textbox "年": "2026"
      - textbox "月": "11"
      - textbox "日": "22"
  `);
});

test('in the accessibility tree: a period that ends before it begins is wrong at its end', async ({
  page,
}) => {
  await open(page, 'period-field', 'backwards');
  const end = page.getByRole('group', { name: '終了日' });
  await expect(end).toHaveAccessibleDescription(/^エラー: 終了日は、開始日の2026年11月22日以後/);
  await expect(part(page, '終了日', '年')).toHaveAttribute('aria-invalid', 'true');
  await expect(part(page, '開始日', '年')).not.toHaveAttribute('aria-invalid');
  await part(page, '終了日', '日').fill('22');
  await expect(end).toHaveAccessibleDescription('');
});
