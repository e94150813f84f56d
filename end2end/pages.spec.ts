import { axe, expect, isFitForAll, members, names, signIn, test } from './support/test';
import {
  account,
  approvalDialog,
  deleteButton,
  fill,
  gbizIdField,
  menuButton,
  notice,
  onPage,
  openEdit,
  press,
  right,
  rowOf,
  toConfirmation,
} from './support/screen';

/** Every page in every state: no axe violation, and nothing to scroll sideways. */

// Refusals are among the states.
test.use({ expectedInConsole: /status of (401|404|410|422)/ });

test('signing in: empty, with errors, refused', async ({ page }) => {
  await page.goto('/');
  await onPage(page, 'ログイン');
  await isFitForAll(page);
  await press(page, 'ログイン');
  await expect(page.getByRole('alert')).toBeVisible();
  await isFitForAll(page);
  await page.getByLabel('メールアドレス').fill('prime@minato.example');
  await page.getByLabel('パスワード ※必須').fill('wrong password');
  await press(page, 'ログイン');
  await expect(notice(page, 'メールアドレスまたはパスワードが正しくありません')).toBeVisible();
  await isFitForAll(page);
});

test('home, its menu, and the way for lost readers', async ({ page, context }) => {
  await signIn(page, 'prime');
  await page.goto('/');
  await onPage(page, 'ホーム');
  await isFitForAll(page);
  await menuButton(page, names.prime).click();
  await expect(page.getByRole('banner').getByText('公開状況')).toBeVisible();
  // Links that the menu covers in part are no targets while it is open.
  await axe(page, 'header');
  await page.keyboard.press('Escape');
  await context.setOffline(true);
  await expect(page.getByText('インターネットに接続されていません')).toBeVisible();
  await isFitForAll(page);
  await context.setOffline(false);
  await page.goto('/no/such/page');
  await onPage(page, 'ページが見つかりません');
  await isFitForAll(page);
  await page.goto('/help/sharing');
  await onPage(page, 'アカウント間情報共有について');
  await isFitForAll(page);
});

test('what an エントリー account meets', { tag: ['@R-051'] }, async ({ page }) => {
  await signIn(page, 'entry');
  await page.goto('/');
  await onPage(page, 'ホーム');
  await isFitForAll(page);
  await page.goto('/sharing');
  await onPage(page, 'この操作は許可されていません');
  await isFitForAll(page);
});

test('the list: empty, full, with a refusal', async ({ page, person }) => {
  await signIn(page, 'prime');
  await page.goto('/sharing');
  await expect(page.getByText('共有しているアカウントはありません')).toBeVisible();
  await isFitForAll(page);
  await (await person('prime')).ask(members(10));
  await (await person('member01')).answerAll('approve');
  await (await person('member02')).answerAll('refuse');
  await page.reload();
  await expect(rowOf(page, 'member02')).toContainText('不許可');
  await isFitForAll(page);
});

test('the input: empty, with errors, ten accounts, one deleted, from a draft', async ({
  page,
  person,
}) => {
  await signIn(page, 'prime');
  await openEdit(page);
  await isFitForAll(page);
  await gbizIdField(account(page, 1)).fill('ｍｉｎａｔｏ');
  await press(page, '内容を確認');
  await expect(page.getByRole('alert')).toBeVisible();
  await isFitForAll(page);

  await (await person('prime')).ask(members(10));
  await page.evaluate(() => localStorage.clear());
  await openEdit(page);
  await expect(page.getByText('残り0件', { exact: true })).toBeVisible();
  await isFitForAll(page);
  await deleteButton(account(page, 1)).click();
  await expect(account(page, 1)).toContainText('削除対象のアカウント');
  await isFitForAll(page);
  await page.reload();
  await expect(page.getByText('に保存した入力内容を表示しています')).toBeVisible();
  await isFitForAll(page);
});

test('the confirmation and the completion', async ({ page, person }) => {
  await (await person('prime')).ask(['member01', 'member02', 'member03']);
  await signIn(page, 'prime');
  await openEdit(page);
  await right(account(page, 1), '公文書', 'ダウンロード権限').check();
  await deleteButton(account(page, 2)).click();
  await press(page, '追加');
  await fill(account(page, 4), 'member04');
  await toConfirmation(page);
  await isFitForAll(page);
  await press(page, '設定・変更');
  const question = page.getByRole('dialog', { name: 'アカウントを削除しますか' });
  await expect(question).toBeVisible();
  await isFitForAll(page);
  await question.getByRole('button', { name: '設定・変更' }).click();
  await onPage(page, '設定・変更の完了');
  await isFitForAll(page);
});

test('a conflict, and the question to sign in again', async ({ page, person, server }) => {
  const elsewhere = await person('prime');
  await elsewhere.ask(['member01']);
  await signIn(page, 'prime');
  await openEdit(page);
  await right(account(page, 1), '公文書', 'ダウンロード権限').check();
  await elsewhere.changeRights('member01', 'download');
  await right(account(page, 1), '電子送達', '参照権限').check();
  await page.reload();
  await expect(account(page, 1)).toContainText('ほかの画面で変更されました');
  await isFitForAll(page);
  await press(page, '現在の内容のままにする');
  await page.getByRole('link', { name: 'アカウント共有一覧へ戻る' }).click();
  const toEdit = page.getByRole('link', { name: 'アカウント共有設定・変更へ' });
  await expect(toEdit).toBeVisible();
  await server.advanceClock(61 * 60);
  await toEdit.click();
  await expect(page.getByRole('dialog', { name: 'もう一度ログインしてください' })).toBeVisible();
  await isFitForAll(page);
});

test('requests and visibility: empty, full, with their dialogs', async ({ page, person }) => {
  await signIn(page, 'member01');
  await page.goto('/sharing/requests');
  await expect(page.getByText('確認を待っている依頼はありません')).toBeVisible();
  await isFitForAll(page);
  await page.goto('/sharing/visibility');
  await expect(page.getByText('あなたの情報を見られるアカウントはありません。')).toBeVisible();
  await isFitForAll(page);

  await (await person('prime')).ask(['member01']);
  await (await person('member02')).ask(['member01'], 'download');
  await page.goto('/');
  await expect(approvalDialog(page)).toContainText(names.prime);
  await isFitForAll(page);
  await press(page, 'あとで決める');
  await expect(page.getByText('情報共有の依頼が2件届いています')).toBeVisible();
  await isFitForAll(page);
  await page.getByRole('link', { name: '依頼を確認する' }).click();
  await expect(page.getByRole('heading', { name: /さんからの依頼$/ })).toHaveCount(2);
  await isFitForAll(page);
  await (await person('member01')).answerAll('approve');
  await page.goto('/sharing/visibility');
  await press(page, `共有を停止 ${names.prime}`);
  const question = page.getByRole('dialog', { name: '共有を停止しますか' });
  await expect(question).toBeVisible();
  await isFitForAll(page);
  await press(page, 'キャンセル');
  await expect(question).toBeHidden();
  await isFitForAll(page);
});

test('an invitation: to be accepted, and used up', async ({ page, context, server }) => {
  const company = await server.command('company', 'add', '--name', '新港商事', '--kana', 'シンコウ');
  const link = await server.command(
    ...['account', 'add', '--email', 'new@shinko.example', '--name', '新井 光', '--kana', 'アライ'],
    ...['--kind', 'prime', '--company', company],
  );
  await page.goto(link);
  await press(page, 'パスワードを設定してログイン');
  await expect(page.getByRole('alert')).toBeVisible();
  await isFitForAll(page);
  await page.getByLabel('新しいパスワード').fill('a harbour at night');
  await press(page, 'パスワードを設定してログイン');
  await expect(notice(page, 'パスワードを設定しました')).toBeVisible();
  await isFitForAll(page);
  const used = await context.newPage();
  await used.goto(link);
  await expect(notice(used, 'このリンクは使えません')).toBeVisible();
  await isFitForAll(used);
});

test('every page in English', async ({ page, person }) => {
  await page.goto('/');
  await press(page, 'English');
  await onPage(page, 'Sign in');
  await isFitForAll(page);
  await (await person('prime')).ask(['member01', 'member02'], 'download');
  await (await person('member01')).answerAll('approve');
  await (await person('member03')).ask(['prime']);
  await signIn(page, 'prime');
  await page.goto('/');
  await expect(page.getByRole('dialog', { name: 'You are asked to share between accounts' })).toBeVisible();
  await isFitForAll(page);
  for (const [path, heading] of [
    ['/sharing/requests', 'Requests to share'],
    ['/sharing/visibility', 'Who can see what'],
    ['/sharing', 'Shared accounts'],
    ['/help/sharing', 'About sharing between accounts'],
    ['/no/such/page', 'Page not found'],
    ['/sharing/edit', 'Set up or change sharing'],
  ]) {
    await page.goto(path);
    await onPage(page, heading);
    const later = page.getByRole('button', { name: 'Decide later' });
    // Once is enough until the next sign-in; the page of the requests asks itself.
    if (path === '/sharing/visibility') {
      await later.click();
      await expect(later).toBeHidden();
    }
    await expect(page.getByText('Loading')).toHaveCount(0);
    await isFitForAll(page);
  }
  await page.getByRole('button', { name: 'Delete member02@minato.example' }).click();
  await press(page, 'Check the content');
  await onPage(page, 'Check what you entered');
  await isFitForAll(page);
  await press(page, 'Register');
  await page.getByRole('dialog').getByRole('button', { name: 'Register' }).click();
  await onPage(page, 'Sharing is set up');
  await isFitForAll(page);
});
