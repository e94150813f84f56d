import type { Page } from '@playwright/test';

import { expect, password, signIn, test } from './support/test';
import {
  account,
  errorSummary,
  fill,
  gbizIdField,
  loseAnswer,
  onPage,
  openEdit,
  press,
  register,
  right,
  rowOf,
  toConfirmation,
} from './support/screen';

/** What goes wrong around [設定・変更]: nothing is lost, nothing is registered twice. */

test.use({ expectedInConsole: /ERR_FAILED|status of (401|409|422|503)/ });

test.beforeEach(({ page }) => signIn(page, 'prime'));

const changes = '**/api/v1/sharing/changes';

async function readyToRegister(page: Page): Promise<void> {
  await openEdit(page);
  await fill(account(page, 1), 'member01');
  await toConfirmation(page);
}

/** Holds every answer to `url` back until the returned function is called. */
async function holdBack(page: Page, url: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(url, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test('a double click registers once', { tag: ['@R-029', '@R-033'] }, async ({ page, server }) => {
  await readyToRegister(page);
  await page.getByRole('button', { name: '設定・変更' }).dblclick();
  await onPage(page, '設定・変更の完了');
  expect(await server.outbox()).toHaveLength(1);
});

test('while it is sent the page says so, and nothing can be pressed twice', {
  tag: ['@R-029'],
}, async ({ page, server }) => {
  await readyToRegister(page);
  const release = await holdBack(page, changes);
  const button = page.getByRole('button', { name: '設定・変更' });
  await button.click();
  await expect(page.getByText('送信しています。このままお待ちください。')).toBeVisible();
  await expect(button).toBeFocused();
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await button.click({ force: true });
  await page.getByRole('button', { name: '修正' }).click({ force: true });
  await onPage(page, '設定内容の確認');
  release();
  await onPage(page, '設定・変更の完了');
  expect(await server.outbox()).toHaveLength(1);
});

test('a slow list shows its shape first', { tag: ['@R-034'] }, async ({ page, person }) => {
  await (await person('prime')).ask(['member01']);
  const release = await holdBack(page, '**/api/v1/sharing/shares');
  await page.goto('/sharing');
  await onPage(page, 'アカウント共有一覧');
  await expect(page.getByRole('status').filter({ hasText: '読み込んでいます' })).toBeAttached();
  release();
  await expect(rowOf(page, 'member01')).toContainText('依頼中');
  await expect(page.getByText('読み込んでいます')).toHaveCount(0);
});

test('a network that is gone at the moment of sending loses nothing', {
  tag: ['@R-029'],
}, async ({ page, server }) => {
  await readyToRegister(page);
  await page.route(changes, (route) => route.abort(), { times: 1 });
  await press(page, '設定・変更');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('サーバーと通信できませんでした');
  await expect(alert).toContainText('同じ操作を繰り返しても、二重に登録されることはありません。');
  expect(await server.outbox()).toEqual([]);
  await register(page);
  expect(await server.outbox()).toHaveLength(1);
});

test.describe('when only the answer is lost', () => {
  test.beforeEach(async ({ page, server }) => {
    await readyToRegister(page);
    await loseAnswer(page, changes);
    await press(page, '設定・変更');
    await expect(page.getByRole('alert')).toContainText('サーバーと通信できませんでした');
    expect(await server.outbox()).toHaveLength(1);
  });

  test('trying again registers nothing twice', { tag: ['@R-029', '@R-033'] }, async ({
    page,
    server,
  }) => {
    await register(page);
    await expect(page.getByText('1件のアカウントに共有を依頼し、メールで知らせました。')).toBeVisible();
    expect(await server.outbox()).toHaveLength(1);
  });

  test('loading the page anew shows what was registered', { tag: ['@R-029'] }, async ({ page }) => {
    await page.reload();
    await onPage(page, 'アカウント共有設定・変更');
    await expect(account(page, 1)).toContainText('依頼中');
    await expect(account(page, 2)).toHaveCount(0);
    await expect(page.getByText('入力した内容は、すでに登録されています')).toBeVisible();
    await expect(page.getByText('入力内容を破棄する')).toHaveCount(0);
  });

  test('asking for something else shows both versions', { tag: ['@R-029'] }, async ({ page }) => {
    await expect(page.getByText('まだ登録されていません')).toHaveCount(0);
    await press(page, '修正');
    await right(account(page, 1), '公文書', 'ダウンロード権限').check();
    await toConfirmation(page);
    await press(page, '設定・変更');
    await onPage(page, 'アカウント共有設定・変更');
    await expect(account(page, 1)).toContainText('現在の内容公文書：参照権限');
    await account(page, 1).getByRole('button', { name: 'この画面の内容にする' }).click();
    await expect(account(page, 1)).toContainText('依頼中');
    await toConfirmation(page);
    await register(page);
    await expect(page.getByText('1件のアカウントの権限を変更しました。')).toBeVisible();
  });
});

test('a server in trouble is told as such, and can be tried again', {
  tag: ['@R-029'],
}, async ({ page, server }) => {
  await readyToRegister(page);
  await page.route(changes, (route) => route.fulfill({ status: 503, body: 'proxy' }), { times: 1 });
  await press(page, '設定・変更');
  await expect(page.getByRole('alert')).toContainText('サーバーで問題が起きています');
  await register(page);
  expect(await server.outbox()).toHaveLength(1);
});

test('who was signed out in between signs in over the page and goes on', {
  tag: ['@R-029', '@G-08'],
}, async ({ page, server }) => {
  await readyToRegister(page);
  // A session that nobody used for an hour is over.
  await server.advanceClock(61 * 60);
  await press(page, '設定・変更');
  const dialog = page.getByRole('dialog', { name: 'もう一度ログインしてください' });
  await expect(dialog).toContainText('入力した内容はこの画面に残っています。');
  await expect(dialog.getByLabel('メールアドレス')).toHaveValue('prime@minato.example');
  await dialog.getByLabel('パスワード ※必須').fill(password);
  await dialog.getByRole('button', { name: 'ログイン' }).click();
  await expect(dialog).toBeHidden();
  await onPage(page, '設定内容の確認');
  expect(await server.outbox()).toEqual([]);
  await register(page);
  expect(await server.outbox()).toHaveLength(1);
});

test('a share that changed elsewhere shows both versions and a choice', {
  tag: ['@R-038'],
}, async ({ page, person }) => {
  const elsewhere = await person('prime');
  await elsewhere.ask(['member01', 'member02'], 'view');
  await openEdit(page);
  await right(account(page, 1), '公文書', 'ダウンロード権限').check();
  await toConfirmation(page);
  await elsewhere.changeRights('member01', 'download');
  await press(page, '設定・変更');

  await onPage(page, 'アカウント共有設定・変更');
  const card = account(page, 1);
  await expect(card).toContainText('この設定は、入力している間にほかの画面で変更されました');
  await expect(card.getByRole('definition')).toHaveText([
    '公文書：ダウンロード権限、電子送達：参照権限',
    '公文書：ダウンロード権限、電子送達：ダウンロード権限',
  ]);
  await expect(errorSummary(page)).toContainText('どちらの内容にするか選んでください。');
  await press(page, 'この画面の内容にする');
  await expect(right(card, '電子送達', '参照権限')).toBeChecked();
  await toConfirmation(page);
  await register(page);
  await page.getByRole('link', { name: 'アカウント共有一覧へ' }).click();
  await expect(rowOf(page, 'member01').getByRole('cell').nth(1)).toContainText('参照権限');
});

test('a share that changed elsewhere can be left as it is now', { tag: ['@R-038'] }, async ({
  page,
  person,
}) => {
  const elsewhere = await person('prime');
  await elsewhere.ask(['member01'], 'view');
  await openEdit(page);
  await right(account(page, 1), '公文書', 'ダウンロード権限').check();
  await toConfirmation(page);
  await elsewhere.changeRights('member01', 'download');
  await press(page, '設定・変更');
  await press(page, '現在の内容のままにする');
  await expect(right(account(page, 1), '電子送達', 'ダウンロード権限')).toBeChecked();
  await expect(errorSummary(page)).toHaveCount(0);
});

test('a share that the owner stopped meanwhile can be asked for anew', {
  tag: ['@R-038', '@D-2'],
}, async ({ page, person, server }) => {
  await (await person('prime')).ask(['member01'], 'view');
  const owner = await person('member01');
  await owner.answerAll('approve');
  await openEdit(page);
  await right(account(page, 1), '公文書', 'ダウンロード権限').check();
  await toConfirmation(page);
  await owner.stopAll();
  await press(page, '設定・変更');
  await onPage(page, 'アカウント共有設定・変更');
  await expect(account(page, 1)).toContainText('この共有は、入力している間に終わりました');
  await press(page, '新しく依頼する');
  await expect(gbizIdField(account(page, 1))).toHaveValue('member01@minato.example');
  await toConfirmation(page);
  await register(page);
  expect((await server.outbox())[0].subject).toBe('[e-Gov]情報共有設定依頼のお知らせ');
});
