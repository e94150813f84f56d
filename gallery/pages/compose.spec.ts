import type { Page } from '@playwright/test';

import { expect, isSeenFocused, open, test } from '../support/bare';

const card = (page: Page, number: number) =>
  page.getByRole('region', { name: `署名者${number}`, exact: true });
const choose = (page: Page, number: number, name: string) =>
  card(page, number).getByRole('radio', { name, exact: true }).check();
const ownCode = (page: Page, number: number) =>
  card(page, number).locator('input[name^=own-code]');
const total = (page: Page) => page.getByRole('status').filter({ hasText: '合計(税込)' });
const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).click();
const kept = (page: Page) =>
  page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));

test('the price follows each choice, and so does that of one 署名再依頼', {
  tag: ['@G-04', '@R-183', '@R-184', '@R-189'],
}, async ({ page }) => {
  await open(page, 'compose', 'sms');
  await press(page, '削除 署名者2');
  await expect(total(page)).toHaveText('合計(税込) ¥231');
  await expect(page.getByText('＋¥88')).toBeVisible();

  await choose(page, 1, '設定しない');
  await expect(total(page)).toHaveText('合計(税込) ¥176');
  await choose(page, 1, 'メールアドレス宛');
  await expect(total(page)).toHaveText('合計(税込) ¥110');
  await choose(page, 1, 'SMS自動発行');
  await expect(total(page)).toHaveText('合計(税込) ¥165');
  await expect(page.getByText('＋¥55')).toBeVisible();

  // An SMS code is void for one's own company.
  await card(page, 1).getByRole('checkbox', { name: '自社署名者' }).check();
  await expect(total(page)).toHaveText('合計(税込) ¥110');
  await expect(card(page, 1).getByRole('status').first()).toContainText('無効です');

  // What was removed comes back with its price.
  await press(page, '元に戻す');
  await expect(total(page)).toHaveText('合計(税込) ¥110');
  await isSeenFocused(card(page, 2).getByLabel('署名者名'));
});

test('an own code is hidden and never stored', {
  tag: ['@G-08', '@R-195'],
}, async ({ page }) => {
  const secret = 'Keiyaku-2026!';
  await open(page, 'compose', 'sms');
  await choose(page, 1, '独自のコードを設定');
  const code = ownCode(page, 1);
  await expect(code).toHaveAttribute('type', 'password');
  await code.fill(secret);
  await expect.poll(() => kept(page)).toContain('佐藤 花子');
  expect(await kept(page)).not.toContain(secret);

  await press(page, '内容と料金を確認');
  await expect(page.getByText('設定あり(独自のコード)')).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  expect(await kept(page)).not.toContain(secret);

  // Back in the form it is still there, and sending says the price.
  await expect(page.getByRole('button', { name: '¥176で送信する' })).toBeVisible();
  await press(page, '修正');
  await expect(code).toHaveValue(secret);
});

test('every error is told at its cause, and nothing typed is lost', {
  tag: ['@R-191', '@R-195', '@D-11', '@D-12'],
}, async ({ page }) => {
  await open(page, 'compose', 'errors');
  const mobile = card(page, 1).getByRole('textbox', { name: '携帯電話番号' });
  await expect(mobile).toHaveValue('03-1234-5678');
  await expect(mobile).toHaveAccessibleDescription(/固定電話にはSMSを送れません/);
  await expect(ownCode(page, 2)).toHaveAccessibleDescription(/「契」/);
  const codes = card(page, 3).getByRole('radiogroup', { name: 'アクセスコード' });
  await expect(codes).toHaveAccessibleDescription(/アクセスコードは必須です。/);

  // The summary leads to each of them.
  await page.getByRole('link', { name: /署名者2：使えない文字/ }).click();
  await isSeenFocused(ownCode(page, 2));

  // A number that people write is put right, and said to be.
  await mobile.fill('０９０ー１２３４ー５６７８');
  await press(page, '内容と料金を確認');
  await expect(mobile).toHaveValue('09012345678');
  await expect(card(page, 1).getByText('次のように直しました：09012345678')).toBeVisible();
});

test('signers change places by keyboard, and the focus stays', {
  tag: '@R-193',
}, async ({ page }) => {
  await open(page, 'compose', 'sms');
  const down = page.getByRole('button', { name: '下へ 署名者1', exact: true });
  await down.focus();
  await page.keyboard.press('Enter');
  await expect(card(page, 1).getByLabel('署名者名')).toHaveValue('湊 一郎');
  await expect(card(page, 2).getByLabel('署名者名')).toHaveValue('佐藤 花子');
  await isSeenFocused(card(page, 2).getByRole('button', { name: /^下へ/ }));
});
