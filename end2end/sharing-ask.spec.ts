import { expect, gbizId, members, names, signIn, test } from './support/test';
import {
  account,
  cardOf,
  effectOn,
  fill,
  gbizIdField,
  deleteButton,
  onPage,
  openEdit,
  press,
  register,
  right,
  toConfirmation,
} from './support/screen';

test.beforeEach(({ page }) => signIn(page, 'prime'));

test('before asking one reads what is shared, with whom, and that it takes consent', {
  tag: ['@R-002', '@R-006', '@R-007', '@R-032'],
}, async ({ page }) => {
  await openEdit(page);
  for (const note of [
    '共有すると、相手の電子申請と電子送達のすべての情報が対象になります。一部だけに限ることはできません。',
    '見られるようになるのは、依頼したあなただけです。相手にあなたの情報を見せるには、相手からの依頼が必要です。',
    '追加したアカウントには依頼のメールが届きます。相手がログインして許可すると、共有が始まります。',
  ]) {
    await expect(page.getByText(note)).toBeVisible();
  }
});

test('the confirmation shows each account, its rights and what they will open', {
  tag: ['@R-010', '@R-011', '@R-012', '@R-013', '@R-014', '@R-015', '@R-016', '@R-017', '@R-018',
    '@R-026', '@R-029', '@G-01'],
}, async ({ page }) => {
  await openEdit(page);
  await fill(account(page, 1), 'member01', 'ダウンロード権限', '参照権限');
  await press(page, '追加');
  await fill(account(page, 2), 'member02', '参照権限', 'ダウンロード権限');
  await toConfirmation(page);
  await expect(cardOf(page, 'member01')).toContainText('新しく依頼するアカウント');
  await expect(page.getByText('まだ登録されていません。')).toBeVisible();

  const screens = {
    申請案件一覧: ['検索可能', '検索可能'],
    申請案件状況: ['参照、ダウンロード可能', '参照可能'],
    申請案件に関する通知一覧: ['検索可能', '検索可能'],
    申請案件に関する通知: ['参照、ダウンロード可能', '参照可能'],
    電子送達申込み状況一覧: ['検索可能', '検索可能'],
    電子送達申込み状況: ['参照、ダウンロード可能', '参照可能'],
    電子送達一覧: ['検索可能', '検索可能'],
    電子送達詳細: ['参照可能', '参照、ダウンロード可能'],
  };
  for (const [at, owner] of ['member01', 'member02'].entries()) {
    const preview = page.getByRole('table', { name: gbizId(owner) });
    for (const [screen, effects] of Object.entries(screens)) {
      await expect(effectOn(preview, screen)).toHaveText(effects[at]);
    }
  }
});

test('the mail to the owner says who asks for what and what to do', {
  tag: ['@R-033', '@R-044', '@R-047'],
}, async ({ page, server }) => {
  await openEdit(page);
  await fill(account(page, 1), 'member01', 'ダウンロード権限', '参照権限');
  await toConfirmation(page);
  await register(page);
  await expect(page.getByText('依頼したアカウントでログインし、依頼を許可すると共有が始まります。')).toBeVisible();
  const mails = await server.outbox();
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({
    to: 'member01@minato.example',
    subject: '[e-Gov]情報共有設定依頼のお知らせ',
  });
  for (const part of [
    `${names.member01} 様`,
    '湊 一郎さん（prime@minato.example）から、アカウント間情報共有の依頼がありました。',
    '■ 公文書に関する権限\nダウンロード権限',
    '■ 電子送達の通知文書に関する権限\n参照権限',
    'ログインすると',
    server.address,
    'このメールは自動で送信しています。',
  ]) {
    expect(mails[0].body).toContain(part);
  }
});

test('sharing goes one way: the reverse is a request of its own', {
  tag: ['@R-005', '@R-006'],
}, async ({ page, person }) => {
  const [prime, member] = [await person('prime'), await person('member01')];
  await prime.ask(['member01']);
  await member.answerAll('approve');
  expect(await member.shares()).toEqual([]);

  // The member asks its prime.
  await signIn(page, 'member01');
  await page.goto('/sharing/visibility');
  await expect(page.getByText('あなたが情報を見られるアカウントはありません。')).toBeVisible();
  await openEdit(page);
  await fill(account(page, 1), 'prime');
  await toConfirmation(page);
  await register(page);
  await prime.answerAll('approve');
  await page.goto('/sharing/visibility');
  const tables = page.getByRole('table');
  await expect(tables.filter({ hasText: names.prime })).toHaveCount(2);
});

test('残り counts down and up, and a removed account can be brought back', {
  tag: ['@R-027', '@R-028', '@D-1'],
}, async ({ page, person }) => {
  const prime = await person('prime');
  await prime.ask(members(8));
  await (await person('member01')).answerAll('approve');
  await (await person('member02')).answerAll('refuse');

  // Waiting and approved ones count, the refused one does not.
  await openEdit(page);
  const remaining = (count: number) => page.getByText(`残り${count}件`, { exact: true });
  await expect(remaining(3)).toBeVisible();
  for (const owner of ['member09', 'member10', 'member11']) {
    await press(page, '追加');
    await fill(page.getByRole('region').last(), owner);
  }
  await expect(remaining(0)).toBeVisible();
  await expect(page.getByRole('button', { name: '追加', exact: true })).toHaveCount(0);

  await deleteButton(account(page, 9)).click();
  await expect(remaining(1)).toBeVisible();
  await expect(page.getByText('アカウントを取り除きました。')).toBeVisible();
  await expect(gbizIdField(account(page, 9))).toHaveValue(gbizId('member11'));
  await press(page, '元に戻す');
  await expect(remaining(0)).toBeVisible();
  await expect(gbizIdField(account(page, 9))).toHaveValue(gbizId('member10'));
  await expect(right(account(page, 9), '公文書', '参照権限')).toBeChecked();

  // A share that is to be deleted makes room at once.
  await deleteButton(account(page, 1)).click();
  await expect(remaining(1)).toBeVisible();
  await press(page, '削除を取り消す');
  await expect(remaining(0)).toBeVisible();
});

test('full-width letters are folded, and the page says so', {
  tag: ['@D-11'],
}, async ({ page, server }) => {
  await openEdit(page);
  const card = account(page, 1);
  await fill(card, 'member01');
  await gbizIdField(card).fill('ｍｅｍｂｅｒ０１＠ｍｉｎａｔｏ．ｅｘａｍｐｌｅ');
  await toConfirmation(page);
  await expect(page.getByText('全角の文字を半角に直しました：member01@minato.example')).toBeVisible();
  await press(page, '修正');
  await expect(gbizIdField(card)).toHaveValue('member01@minato.example');
  await toConfirmation(page);
  await register(page);
  expect(await server.outbox()).toMatchObject([{ to: 'member01@minato.example' }]);
});

test('the guide explains the four steps, the notes and the three flows', {
  tag: ['@R-003', '@R-004', '@R-005', '@R-006', '@R-007', '@R-008', '@R-009', '@R-010'],
}, async ({ page }) => {
  await page.goto('/help/sharing');
  await onPage(page, 'アカウント間情報共有について');
  const steps = page.getByRole('list').filter({ hasText: '共有設定者の操作内容の確認' }).first();
  await expect(steps.getByRole('listitem')).toHaveText([
    '情報共有の設定・変更・削除',
    '情報共有設定依頼の確認',
    '共有対象者の共有データ確認',
    '共有設定者の操作内容の確認',
  ]);
  for (const heading of [
    '共有対象者を追加する場合',
    '共有対象者を削除する場合',
    '共有対象者の権限を変更する場合',
  ]) {
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
  }
  for (const note of [
    'gBizIDエントリーでは使えません。',
    'プライムが共有設定者(依頼する側)、メンバーが共有対象者(見られる側)になります。',
    '共有は一方向です。',
    '一部の申請だけに限ることはできません。',
    '共有対象者はその操作を操作履歴で確認できます。',
  ]) {
    await expect(page.getByText(note)).toBeVisible();
  }
  const download = page.getByRole('table', { name: 'どちらもダウンロード権限の場合' });
  await expect(effectOn(download, '電子送達詳細')).toHaveText('参照、ダウンロード可能');
});
