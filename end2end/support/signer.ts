import { type APIRequestContext, expect, type Locator, type Page, request } from '@playwright/test';

import type { Server } from './server';
import { code, codesSent } from './signing';

/** What signers do on their screens, in the words that they read there. */

export const VERIFICATION = '/api/v1/sign/verification';
export const STATE = '/api/v1/sign/state';
export const CODES = '/api/v1/sign/codes';

export function heading(page: Page): Locator {
  return page.getByRole('heading', { level: 1 });
}

/** How many requests of this kind the page sends from now on. */
export function count(page: Page, path: string): () => number {
  let sent = 0;
  page.on('request', (request) => {
    sent += Number(request.method() === 'POST' && new URL(request.url()).pathname === path);
  });
  return () => sent;
}

/** The phone was in the pocket: the page's own clock has slept with it. */
export async function wakeUp(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

/** A link that is open in another browser too, where nobody needs to look. */
export class Elsewhere {
  private constructor(
    private readonly api: APIRequestContext,
    private readonly token: string,
  ) {}

  static async open(server: Server, link: string): Promise<Elsewhere> {
    const api = await request.newContext({ baseURL: server.address });
    const signer = new Elsewhere(api, new URL(link).hash.slice(1));
    await signer.act('state', 200);
    return signer;
  }

  /** Does what `/api/v1/sign/…` is for; the answer has this status. */
  async act(what: string, status: number, more: object = {}): Promise<void> {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const data = { token: this.token, ...more };
    const answer = await this.api.post(`/api/v1/sign/${what}`, { data, headers });
    expect(answer.status(), `${what}: ${await answer.text()}`).toBe(status);
  }

  async leave(): Promise<void> {
    await this.api.dispose();
  }
}

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
