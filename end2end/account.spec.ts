import type { Page } from '@playwright/test';

import { expect, gbizId, names, password, signIn, test } from './support/test';
import { account, chooseInMenu, fill, menuButton, onPage, openEdit, signInHere } from './support/screen';

// Wrong passwords and used links are what these tests provoke.
test.use({ expectedInConsole: /status of (401|410|422|429)/ });

async function tryToSignIn(page: Page, email: string, typed: string): Promise<void> {
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('パスワード ※必須').fill(typed);
  await page.getByRole('button', { name: 'ログイン' }).click();
}

const wrong = 'メールアドレスまたはパスワードが正しくありません';
const locked = (wait: string) => `続けて間違えたため、ログインを一時停止しています。${wait}`;

test('a プライム and a メンバー sign in and land where they wanted to go', {
  tag: ['@R-001', '@R-019'],
}, async ({ page }) => {
  await page.goto('/sharing');
  await onPage(page, 'ログイン');
  await signInHere(page, 'prime');
  await onPage(page, 'アカウント共有一覧');
  await chooseInMenu(page, 'prime', 'ログアウト');
  await expect(page.getByRole('heading', { name: 'ログアウトしました' })).toBeVisible();

  await signInHere(page, 'member01');
  await onPage(page, 'ホーム');
  await expect(page.getByText(`${names.member01} さん`)).toBeVisible();
  await menuButton(page, names.member01).click();
  await expect(page.getByRole('banner')).toContainText('湊商事株式会社');
});

test('what is missing at sign-in is told at its field and in the summary', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'ログイン' }).click();
  await expect(page).toHaveTitle(/^エラー：ログイン/);
  const summary = page.getByRole('alert');
  await summary.getByRole('link', { name: 'パスワードを入力してください。' }).click();
  await expect(page.getByLabel('パスワード ※必須')).toBeFocused();
  await expect(page.getByLabel('メールアドレス')).toHaveAccessibleDescription(
    'エラー: メールアドレス(gBizID)を入力してください。',
  );
});

test('the password can be looked at, and is in no address and no storage', async ({ page }) => {
  await page.goto('/');
  const field = page.getByLabel('パスワード ※必須');
  await field.fill(password);
  await expect(field).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: 'パスワードを表示' }).click();
  await expect(field).toHaveAttribute('type', 'text');
  await page.getByLabel('メールアドレス').fill(gbizId('prime'));
  await field.press('Enter');
  await expect(menuButton(page, names.prime)).toBeVisible();
  expect(page.url()).not.toContain(password);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toContain(password);
});

for (const [who, email] of [
  ['an account', gbizId('prime')],
  ['an address without an account', gbizId('nobody')],
]) {
  test(`guessing at ${who} is slowed, then locked, then forgotten`, async ({ page, server }) => {
    await page.goto('/');
    const refusal = page.getByRole('alert').getByRole('heading');
    for (let wrongs = 1; wrongs <= 3; wrongs += 1) {
      await tryToSignIn(page, email, `wrong ${wrongs}`);
      await expect(refusal).toHaveText(wrong);
    }
    await tryToSignIn(page, email, password);
    await expect(refusal).toHaveText(/一時停止しています。\d秒待ってから、もう一度お試しください。/);

    // Each pause is twice as long as the one before; the tenth wrong password locks.
    for (let wrongs = 4; wrongs <= 10; wrongs += 1) {
      await server.advanceClock(5 * 2 ** (wrongs - 4));
      await tryToSignIn(page, email, `wrong ${wrongs}`);
      await expect(refusal).toHaveText(wrong);
    }
    await tryToSignIn(page, email, password);
    await expect(refusal).toHaveText(locked('15分ほど待ってから、もう一度お試しください。'));
    await server.advanceClock(14 * 60);
    await tryToSignIn(page, email, password);
    await expect(refusal).toHaveText(/一時停止しています。\d+秒待ってから/);
    await expect(page.getByLabel('メールアドレス')).toHaveValue(email);

    await server.advanceClock(60);
    await tryToSignIn(page, email, password);
    if (who === 'an account') {
      await expect(menuButton(page, names.prime)).toBeVisible();
    } else {
      await expect(refusal).toHaveText(wrong);
    }
  });
}

test('an invited account sets its password by a link that works once', async ({
  page,
  context,
  server,
}) => {
  const company = await server.command('company', 'add', '--name', '新港商事', '--kana', 'シンコウ');
  const link = await server.command(
    ...['account', 'add', '--email', 'new@shinko.example', '--name', '新井 光', '--kana', 'アライ'],
    ...['--kind', 'prime', '--company', company],
  );
  expect(link).toMatch(new RegExp(`^${server.address}/activate#token=.+`));
  const token = link.split('token=')[1];

  await page.goto(link);
  await onPage(page, 'パスワードの設定');
  await expect(page.getByText('新港商事')).toBeVisible();
  await expect(page.getByText('new@shinko.example')).toBeVisible();
  expect(page.url()).not.toContain(token);
  expect(await page.evaluate(() => JSON.stringify([history.state, { ...localStorage }]))).not.toContain(token);

  const field = page.getByLabel('新しいパスワード');
  await field.fill('too short');
  await page.getByRole('button', { name: 'パスワードを設定してログイン' }).click();
  await expect(field).toHaveAccessibleDescription(/新しいパスワードは12文字以上で入力してください。/);
  await field.fill('a harbour at night');
  await page.getByRole('button', { name: 'パスワードを設定してログイン' }).click();
  await expect(page.getByRole('heading', { name: 'パスワードを設定しました' })).toBeVisible();
  await expect(menuButton(page, '新井 光')).toBeVisible();

  const second = await context.newPage();
  await second.goto(link);
  await expect(second.getByRole('heading', { name: 'このリンクは使えません' })).toBeVisible();
  await expect(second.getByText('会社の管理者に、新しい招待を依頼してください。')).toBeVisible();
});

test('signing out in one tab signs the others out', async ({ page, context }) => {
  await signIn(page, 'prime');
  const other = await context.newPage();
  await page.goto('/');
  await other.goto('/sharing');
  await onPage(other, 'アカウント共有一覧');
  await chooseInMenu(page, 'prime', 'ログアウト');
  await onPage(other, 'ログイン');
  await expect(menuButton(other, names.prime)).toHaveCount(0);
});

test('signing in as somebody else in one tab shows them in the others', async ({ page, context }) => {
  await signIn(page, 'prime');
  const other = await context.newPage();
  await other.goto('/sharing');
  await onPage(other, 'アカウント共有一覧');
  // A tab that the end of the session was not told to.
  await page.request.delete('/api/v1/session');
  await page.goto('/');
  await signInHere(page, 'member01');
  await expect(menuButton(other, names.member01)).toBeVisible();
});

test('a session that has run out asks over the page, and whoever comes back goes on', {
  tag: ['@G-08'],
}, async ({ page, context, server }) => {
  await signIn(page, 'prime');
  await openEdit(page);
  await fill(account(page, 1), 'member01');
  const other = await context.newPage();
  await other.goto('/sharing');
  await onPage(other, 'アカウント共有一覧');
  await server.advanceClock(61 * 60);

  // Both tabs need the session; signing in again in one is enough.
  await other.getByRole('link', { name: 'アカウント共有設定・変更へ' }).click();
  const question = other.getByRole('dialog', { name: 'もう一度ログインしてください' });
  await question.getByLabel('パスワード ※必須').fill('wrong password');
  await question.getByRole('button', { name: 'ログイン' }).click();
  await expect(question).toContainText(wrong);
  await question.getByLabel('パスワード ※必須').fill(password);
  await question.getByRole('button', { name: 'ログイン' }).click();
  await onPage(other, 'アカウント共有設定・変更');
  await page.getByRole('button', { name: '内容を確認' }).click();
  await onPage(page, '設定内容の確認');
});

test('who leaves the question to sign in again lands on the heading of the sign-in page', {
  tag: ['@G-08'],
}, async ({ page, server }) => {
  await signIn(page, 'prime');
  await page.goto('/sharing');
  await onPage(page, 'アカウント共有一覧');
  await server.advanceClock(61 * 60);
  await page.getByRole('link', { name: 'アカウント共有設定・変更へ' }).click();
  await expect(page.getByRole('dialog', { name: 'もう一度ログインしてください' })).toBeVisible();
  await page.keyboard.press('Escape');
  await onPage(page, 'ログイン');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});
