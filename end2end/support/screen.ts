import { expect, type Locator, type Page } from '@playwright/test';

import { gbizId, names, password } from './accounts';

/** What people do on the portal's screens, in the words that they read there. */

/** Signs in where the page asks for it. */
export async function signInHere(page: Page, account: string): Promise<void> {
  await page.getByLabel('メールアドレス').fill(gbizId(account));
  await page.getByLabel('パスワード ※必須').fill(password);
  await page.getByRole('button', { name: 'ログイン' }).click();
  await expect(menuButton(page, names[account])).toBeVisible();
}

/** The button with the account's name, at the top right. */
export function menuButton(page: Page, name: string): Locator {
  return page.getByRole('banner').getByRole('button', { name });
}

/** Opens the menu behind the account's name and chooses an entry. */
export async function chooseInMenu(page: Page, account: string, entry: string): Promise<void> {
  await menuButton(page, names[account]).click();
  await page.getByRole('banner').getByText(entry, { exact: true }).click();
}

/** Waits until the page with this heading is there. */
export async function onPage(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
}

/** Opens アカウント共有設定・変更 by its address. */
export async function openEdit(page: Page): Promise<void> {
  await page.goto('/sharing/edit');
  await onPage(page, 'アカウント共有設定・変更');
}

/** The card of an account in the form. */
export function account(page: Page, number: number): Locator {
  return page.getByRole('region', { name: `アカウント${number}`, exact: true });
}

/** The field gBizID of a card. */
export function gbizIdField(card: Locator): Locator {
  return card.getByLabel('gBizID ※必須');
}

export type RightName = 'ダウンロード権限' | '参照権限';

/** 公文書に関する権限 or 電子送達の通知文書に関する権限 of a card. */
export function right(card: Locator, group: '公文書' | '電子送達', name: RightName): Locator {
  const legend = group === '公文書' ? /^公文書に関する権限/ : /^電子送達の通知文書に関する権限/;
  return card.getByRole('radiogroup', { name: legend }).getByRole('radio', { name });
}

/** Fills the three inputs of a card. */
export async function fill(
  card: Locator,
  owner: string,
  official: RightName = '参照権限',
  delivery: RightName = official,
): Promise<void> {
  await gbizIdField(card).fill(gbizId(owner));
  await right(card, '公文書', official).check();
  await right(card, '電子送達', delivery).check();
}

/** [削除] of a card. */
export function deleteButton(card: Locator): Locator {
  return card.getByRole('button', { name: /^削除(?!を)/ });
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** [内容を確認], when nothing is wrong. */
export async function toConfirmation(page: Page): Promise<void> {
  await press(page, '内容を確認');
  await onPage(page, '設定内容の確認');
}

/** [設定・変更], and the completion that follows. */
export async function register(page: Page): Promise<void> {
  await press(page, '設定・変更');
  await onPage(page, '設定・変更の完了');
}

/** A row of a table, by who it is about. */
export function rowOf(page: Page, account: string): Locator {
  return page.getByRole('row').filter({ hasText: gbizId(account) });
}

/** The card of an account on the confirmation. */
export function cardOf(page: Page, owner: string): Locator {
  return page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: gbizId(owner), exact: true }) });
}

/** What a right allows on one of the eight screens, in the table that `scope` holds. */
export function effectOn(scope: Locator, screen: string): Locator {
  return scope
    .getByRole('row')
    .filter({ has: scope.page().getByRole('rowheader', { name: screen, exact: true }) })
    .getByRole('cell')
    .first();
}

/** The summary of what is wrong with a form. */
export function errorSummary(page: Page): Locator {
  return page.getByRole('alert').filter({ hasText: '入力内容に誤りがあります' });
}

/** The question at sign-in whether an account may see one's data. */
export function approvalDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'アカウント間共有設定の依頼が届いています' });
}

/** What was just done, with a way to undo it. */
export function toast(page: Page): Locator {
  return page.getByRole('region', { name: '操作の結果' });
}

/** What was done or went wrong, told at the top of the page. */
export function notice(page: Page, text: string): Locator {
  return page.getByRole('main').getByRole('heading', { name: text });
}

/** The server does the next request to such an address, and its answer is lost on the way. */
export async function loseAnswer(page: Page, address: string): Promise<void> {
  await page.route(address, async (route) => {
    await route.fetch();
    await route.abort();
  }, { times: 1 });
}
