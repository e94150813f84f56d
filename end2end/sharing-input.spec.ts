import type { Page } from '@playwright/test';

import { expect, members, signIn, test } from './support/test';
import {
  account,
  errorSummary,
  fill,
  gbizIdField,
  onPage,
  openEdit,
  press,
  right,
} from './support/screen';

/** Bad input: each has its own message, at its field and in the summary, and nothing typed is lost. */

// The server's refusals are what these tests provoke.
test.use({ expectedInConsole: /status of 422/ });

test.beforeEach(({ page }) => signIn(page, 'prime'));

/** The message stands at the field gBizID of a card and in the summary, which leads to the field. */
async function expectError(page: Page, number: number, message: string): Promise<void> {
  const field = gbizIdField(account(page, number));
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(new RegExp(`エラー: ${escaped(message)}`));
  await expect(page).toHaveTitle(/^エラー：アカウント共有設定・変更/);
  const entry = errorSummary(page).getByRole('link', { name: `アカウント${number}：${message}` });
  await entry.click();
  await expect(field).toBeFocused();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const told: [what: string, typed: string, message: string, tags: string[]][] = [
  ['something else than an address', 'minato', 'メールアドレスの形式で入力してください。例：taro@example.jp', []],
  ['an address with a space', 'member01@minato.example ', 'gBizIDに空白が含まれています。空白を取り除いてください。', ['@D-11']],
  ['nothing', '', 'gBizIDを入力してください。', []],
  ['the own account', 'prime', '自分のアカウントは指定できません。ほかのアカウントを入力してください。', []],
];

for (const [what, typed, message, tag] of told) {
  test(`${what} is told before anything is sent`, { tag: ['@R-023', ...tag] }, async ({ page }) => {
    let sent = 0;
    await page.route('**/api/v1/sharing/changes', (route) => {
      sent += 1;
      return route.continue();
    });
    await openEdit(page);
    const card = account(page, 1);
    await fill(card, 'member01');
    await gbizIdField(card).fill(typed === 'prime' ? 'prime@minato.example' : typed);
    await press(page, '内容を確認');
    await expectError(page, 1, message);
    await expect(right(card, '公文書', '参照権限')).toBeChecked();
    expect(sent).toBe(0);

    // It can be mended on the spot.
    await gbizIdField(card).fill('member01@minato.example');
    await press(page, '内容を確認');
    await onPage(page, '設定内容の確認');
  });
}

const refused: [what: string, owner: string, message: string, tags: string[]][] = [
  ['an unknown account', 'nobody', '指定されたアカウントは、同じ会社のアカウントの中に見つかりません。gBizIDを確認してください。', ['@R-002']],
  ['an account of another company', 'member01@mirai.example', '指定されたアカウントは、同じ会社のアカウントの中に見つかりません。gBizIDを確認してください。', ['@R-002']],
  ['a gBizIDエントリー account', 'entry', '指定されたアカウントはgBizIDエントリーのため、情報共有を設定できません。', ['@R-004']],
  ['an account that is not linked', 'unlinked', '指定されたアカウントはGビズIDで紐づいていないため、情報共有を設定できません。', ['@R-004', '@D-15']],
];

for (const [what, owner, message, tag] of refused) {
  test(`${what} is refused by the server, at the same place`, { tag }, async ({ page, server }) => {
    await openEdit(page);
    await fill(account(page, 1), 'member01');
    await press(page, '追加');
    await fill(account(page, 2), owner, 'ダウンロード権限', '参照権限');
    await press(page, '内容を確認');
    await onPage(page, '設定内容の確認');
    await press(page, '設定・変更');
    await onPage(page, 'アカウント共有設定・変更');
    await expectError(page, 2, message);
    await expect(gbizIdField(account(page, 1))).toHaveValue('member01@minato.example');
    await expect(right(account(page, 2), '公文書', 'ダウンロード権限')).toBeChecked();
    // All or nothing.
    expect(await server.outbox()).toEqual([]);
  });
}

test('the same account twice is told at the second one', { tag: ['@R-023'] }, async ({ page }) => {
  await openEdit(page);
  await fill(account(page, 1), 'member01');
  await press(page, '追加');
  await fill(account(page, 2), 'MEMBER01@minato.example');
  await press(page, '内容を確認');
  await expectError(page, 2, '同じアカウントがすでに入力されています。どちらかを削除してください。');
  await expect(gbizIdField(account(page, 1))).not.toHaveAttribute('aria-invalid');
});

test('an account that is shared already is told', { tag: ['@R-023'] }, async ({ page, person }) => {
  const elsewhere = await person('prime');
  await elsewhere.ask(['member01']);
  await openEdit(page);
  await press(page, '追加');
  await fill(account(page, 2), 'member01');
  await press(page, '追加');
  await fill(account(page, 3), 'member02');
  await press(page, '内容を確認');
  await elsewhere.ask(['member02']);
  await press(page, '設定・変更');
  await expectError(page, 3, '指定されたアカウントとの共有は、すでに設定されています。一覧で確認してください。');
  await expectError(page, 2, '指定されたアカウントとの共有は、すでに設定されています。一覧で確認してください。');
});

test('rights that are not chosen are told', { tag: ['@R-024', '@R-025'] }, async ({ page }) => {
  await openEdit(page);
  await gbizIdField(account(page, 1)).fill('member01@minato.example');
  await press(page, '内容を確認');
  const summary = errorSummary(page);
  for (const group of ['公文書に関する権限', '電子送達の通知文書に関する権限']) {
    const radios = page.getByRole('radiogroup', { name: new RegExp(`^${group}`) });
    await expect(radios).toHaveAccessibleDescription(`エラー: ${group}を選択してください。`);
    await summary.getByRole('link', { name: `アカウント1：${group}を選択してください。` }).click();
    await expect(radios.getByRole('radio').first()).toBeFocused();
  }
});

test('an empty form names every field at once', { tag: ['@R-026'] }, async ({ page }) => {
  await openEdit(page);
  await press(page, '内容を確認');
  const summary = errorSummary(page);
  await expect(summary.getByRole('link')).toHaveCount(3);
  // The summary takes the focus, so that it is read.
  await expect(page.locator(':focus')).toContainText('入力内容に誤りがあります');
});

test('a form that changes nothing says so', { tag: ['@R-026'] }, async ({ page, person }) => {
  await (await person('prime')).ask(['member01']);
  await openEdit(page);
  await press(page, '内容を確認');
  const message = '変更がありません。アカウントを追加するか、権限を変更するか、削除してください。';
  await errorSummary(page).getByRole('link', { name: message }).click();
  await expect(page.getByRole('button', { name: '内容を確認' })).toBeFocused();
});

test('the eleventh account is impossible, and the page says why', {
  tag: ['@R-028', '@D-1'],
}, async ({ page, person }) => {
  await (await person('prime')).ask(members(10));
  await openEdit(page);
  await expect(page.getByText('残り0件', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: '追加', exact: true })).toHaveCount(0);
  await expect(page.getByText('共有できるアカウントは最大10件です。')).toBeVisible();
});

test('room that another device has taken meanwhile is told, and nothing is lost', {
  tag: ['@R-028', '@D-1'],
}, async ({ page, person, server }) => {
  const prime = await person('prime');
  await prime.ask(members(9));
  await openEdit(page);
  await press(page, '追加');
  await fill(account(page, 10), 'member10');
  await press(page, '内容を確認');
  await prime.ask(['member11']);
  const before = (await server.outbox()).length;
  await press(page, '設定・変更');
  await onPage(page, 'アカウント共有設定・変更');
  await expect(errorSummary(page)).toContainText('共有できるアカウントは最大10件です。');
  expect(await server.outbox()).toHaveLength(before);
});
