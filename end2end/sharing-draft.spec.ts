import type { Dialog, Page } from '@playwright/test';

import { expect, names, signIn, test } from './support/test';
import {
  account,
  chooseInMenu,
  deleteButton,
  fill,
  gbizIdField,
  onPage,
  openEdit,
  press,
  register,
  right,
  signInHere,
  toConfirmation,
} from './support/screen';

/** Nothing that was typed is lost, and nothing is doubled, whichever way one goes. */

test.beforeEach(({ page }) => signIn(page, 'prime'));

async function expectTyped(page: Page): Promise<void> {
  await expect(gbizIdField(account(page, 1))).toHaveValue('member01@minato.example');
  await expect(right(account(page, 1), '公文書', 'ダウンロード権限')).toBeChecked();
  await expect(right(account(page, 1), '電子送達', '参照権限')).toBeChecked();
  await expect(gbizIdField(account(page, 2))).toHaveValue('member02@minato.example');
  await expect(account(page, 3)).toHaveCount(0);
}

async function type(page: Page): Promise<void> {
  await openEdit(page);
  await fill(account(page, 1), 'member01', 'ダウンロード権限', '参照権限');
  await press(page, '追加');
  await fill(account(page, 2), 'member02');
}

test('[修正] returns to the form as it was typed', { tag: ['@R-030', '@R-041'] }, async ({
  page,
  server,
}) => {
  await type(page);
  await toConfirmation(page);
  await press(page, '修正');
  await onPage(page, 'アカウント共有設定・変更');
  await expectTyped(page);
  expect(await server.outbox()).toEqual([]);
});

test('back and forward lose and double nothing', { tag: ['@R-029', '@R-030'] }, async ({
  page,
  server,
}) => {
  await page.goto('/sharing');
  await page.getByRole('link', { name: 'アカウント共有設定・変更へ' }).click();
  await onPage(page, 'アカウント共有設定・変更');
  await fill(account(page, 1), 'member01', 'ダウンロード権限', '参照権限');
  await press(page, '追加');
  await fill(account(page, 2), 'member02');
  await toConfirmation(page);
  await page.goBack();
  await onPage(page, 'アカウント共有設定・変更');
  await expectTyped(page);
  await page.goForward();
  await onPage(page, '設定内容の確認');
  await page.goBack();
  await page.goBack();
  await onPage(page, 'アカウント共有一覧');
  await page.goForward();
  await onPage(page, 'アカウント共有設定・変更');
  await expectTyped(page);
  await toConfirmation(page);
  await register(page);

  // Back from the completion leads to a form that has nothing left to send.
  await page.goBack();
  await onPage(page, 'アカウント共有設定・変更');
  await expect(account(page, 1)).toContainText('依頼中');
  await expect(account(page, 3)).toHaveCount(0);
  await press(page, '内容を確認');
  await expect(page.getByRole('link', { name: /変更がありません/ })).toBeVisible();
  expect(await server.outbox()).toHaveLength(2);
});

test('reloading keeps the form on each of the three pages', { tag: ['@R-030', '@G-08'] }, async ({
  page,
  server,
}) => {
  await type(page);
  await page.reload();
  await expectTyped(page);

  await toConfirmation(page);
  await page.reload();
  await onPage(page, '設定内容の確認');
  await expect(page.getByText('新しく依頼するアカウント')).toHaveCount(2);
  await register(page);

  // What was done is done: the completion is not a page to come back to.
  await page.reload();
  await onPage(page, 'アカウント共有一覧');
  await expect(page.getByText('2件／最大10件(残り8件)')).toBeVisible();
  expect(await server.outbox()).toHaveLength(2);
});

test('confirmation and completion have nothing to show to who comes by their address', {
  tag: ['@R-029', '@R-031'],
}, async ({ page }) => {
  await page.goto('/sharing/edit/confirm');
  await onPage(page, 'アカウント共有設定・変更');
  await page.goto('/sharing/edit/complete');
  await onPage(page, 'アカウント共有一覧');
});

test('closing the tab asks while something is unsaved, and only then', {
  tag: ['@G-08'],
}, async ({ page, context }) => {
  const clean = await context.newPage();
  await openEdit(clean);
  await gbizIdField(account(clean, 1)).click();
  const closed = clean.waitForEvent('close');
  await clean.close({ runBeforeUnload: true });
  await closed;

  await type(page);
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question: Dialog = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await expectTyped(page);

  await toConfirmation(page);
  await register(page);
  const closedToo = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closedToo;
});

test('a draft comes back with its time, and can be thrown away', { tag: ['@G-08'] }, async ({
  page,
  context,
}) => {
  await type(page);
  await page.close();

  const later = await context.newPage();
  await openEdit(later);
  await expectTyped(later);
  await expect(later.getByText(/\d{4}年\d+月\d+日 \d+時\d\d分に保存した入力内容を表示しています/)).toBeVisible();
  await press(later, '入力内容を破棄する');
  await expect(later.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(gbizIdField(account(later, 1))).toHaveValue('');
  await later.reload();
  await expect(gbizIdField(account(later, 1))).toHaveValue('');
  await expect(later.getByText('保存した入力内容')).toHaveCount(0);
});

test('a draft holds deletions and changed rights as well', { tag: ['@G-08', '@R-037'] }, async ({
  page,
  person,
}) => {
  await (await person('prime')).ask(['member01', 'member02']);
  await openEdit(page);
  await right(account(page, 1), '公文書', 'ダウンロード権限').check();
  await deleteButton(account(page, 2)).click();
  await page.reload();
  await expect(right(account(page, 1), '公文書', 'ダウンロード権限')).toBeChecked();
  await expect(account(page, 2)).toContainText('削除対象のアカウント');
});

test('drafts go at sign-out', { tag: ['@G-08'] }, async ({ page }) => {
  await type(page);
  await page.getByRole('link', { name: 'アカウント共有一覧へ戻る' }).click();
  await onPage(page, 'アカウント共有一覧');
  await chooseInMenu(page, 'prime', 'ログアウト');
  await signInHere(page, 'prime');
  await openEdit(page);
  await expect(gbizIdField(account(page, 1))).toHaveValue('');
  await expect(page.getByText('保存した入力内容')).toHaveCount(0);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('member01');
});

test('a draft is never shown to another account', { tag: ['@G-08'] }, async ({ page }) => {
  await type(page);
  // The session ends without a sign-out, and somebody else comes.
  await signIn(page, 'member03');
  await page.goto('/sharing/edit');
  await onPage(page, 'アカウント共有設定・変更');
  await expect(page.getByRole('banner')).toContainText(names.member03);
  await expect(gbizIdField(account(page, 1))).toHaveValue('');

  await signIn(page, 'prime');
  await openEdit(page);
  await expectTyped(page);
});
