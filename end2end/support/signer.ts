import { expect, type Locator, type Page } from '@playwright/test';

import type { Server } from './server';
import { code, codesSent } from './signing';

/** What signers do on their screens, in the words that they read there. */

/** The field of a code that comes by SMS. */
export function codeField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'アクセスコード（6桁の数字）' });
}

export function issueButton(page: Page): Locator {
  return page.getByRole('button', { name: 'アクセスコードを発行する' });
}

export function verifyButton(page: Page): Locator {
  return page.getByRole('button', { name: '認証する' });
}

/** What a screen reader says of the field beside its name, such as what is wrong with it. */
export async function expectError(page: Page, words: string): Promise<void> {
  const field = page.getByRole('textbox');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(new RegExp(words));
  await expect(page).toHaveTitle(/^エラー: /);
}

/** Has a code sent; `left` more can follow. */
export async function issue(page: Page, server: Server, left: number): Promise<string> {
  const before = await codesSent(server);
  await issueButton(page).click();
  await expect(page.getByText(`残り${left}回`)).toBeVisible();
  await expect(page.getByText('残り10回')).toBeVisible();
  expect(await codesSent(server)).toBe(before + 1);
  return code(server);
}

/** Types a code and presses 「認証する」. */
export async function enter(page: Page, typed: string): Promise<void> {
  await codeField(page).fill(typed);
  await verifyButton(page).click();
}

/** The same ten times, each of which is told. */
export async function mistypeTenTimes(page: Page, wrong: string): Promise<void> {
  for (let left = 9; left > 0; left -= 1) {
    await enter(page, wrong);
    await expectError(page, `正しくありません。あと${left}回入力できます。`);
  }
  await enter(page, wrong);
  await expectError(page, '入力回数の上限（10回）に達しました。');
}

/** The digits of the countdown. */
export function countdown(page: Page): Locator {
  return page.locator('.md-countdown__digits');
}

/** Opens another link in the same tab; one that differs in its fragment alone would not load anew. */
export async function open(page: Page, link: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(link);
}

/** Reads the document to its end and signs. */
export async function sign(page: Page): Promise<void> {
  await expect(page.getByText('Agreement 1/1')).toBeAttached();
  await page.getByRole('button', { name: '署名する' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '署名する', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('署名しました');
}
