import { expect, names, signIn, test } from './support/test';
import {
  account,
  cardOf,
  deleteButton,
  fill,
  gbizIdField,
  onPage,
  openEdit,
  press,
  register,
  right,
  rowOf,
  toConfirmation,
} from './support/screen';

test.beforeEach(({ page }) => signIn(page, 'prime'));

test('one batch adds, changes and deletes, and the confirmation tells them apart', {
  tag: ['@R-036', '@R-037', '@R-038', '@R-039', '@R-041', '@R-042', '@R-043', '@R-044', '@R-046',
    '@R-047', '@D-16'],
}, async ({ page, person, server }) => {
  await (await person('prime')).ask(['member01', 'member02', 'member03']);
  await openEdit(page);
  await right(account(page, 1), '電子送達', 'ダウンロード権限').check();
  await deleteButton(account(page, 2)).click();
  await expect(account(page, 2)).toContainText('削除対象のアカウント');
  await expect(account(page, 2)).toContainText('このアカウントとの共有が終わり、相手にメールで知らせます。');
  await press(page, '追加');
  await fill(account(page, 4), 'member04');
  await toConfirmation(page);

  await expect(cardOf(page, 'member01')).toContainText('権限を変更するアカウント');
  await expect(cardOf(page, 'member01')).toContainText('参照権限 → ダウンロード権限');
  await expect(cardOf(page, 'member02')).toContainText('備考');
  await expect(cardOf(page, 'member02').getByText('削除対象のアカウント', { exact: true })).toBeVisible();
  await expect(cardOf(page, 'member04')).toContainText('新しく依頼するアカウント');
  await expect(cardOf(page, 'member03')).toHaveCount(0);
  await expect(page.getByText('ほかの1件は変更しません。')).toBeVisible();

  const before = (await server.outbox()).length;
  await press(page, '設定・変更');
  const question = page.getByRole('dialog', { name: 'アカウントを削除しますか' });
  await expect(question).toContainText('もう一度共有するには、新しい依頼と許可が必要です。');
  await question.getByRole('button', { name: 'キャンセル' }).click();
  await expect(page.getByRole('button', { name: '設定・変更' })).toBeFocused();
  expect(await server.outbox()).toHaveLength(before);

  await press(page, '設定・変更');
  await question.getByRole('button', { name: '設定・変更' }).click();
  await onPage(page, '設定・変更の完了');
  for (const done of [
    '1件のアカウントに共有を依頼し、メールで知らせました。',
    '1件のアカウントの権限を変更しました。すぐに反映されています。',
    '1件のアカウントを削除しました。相手には、まもなくメールで知らせます。',
  ]) {
    await expect(page.getByText(done)).toBeVisible();
  }
  const mails = (await server.outbox()).slice(0, -before);
  expect(mails.map(({ to, subject }) => `${to} ${subject}`).sort()).toEqual([
    'member02@minato.example [e-Gov]情報共有設定解除のお知らせ',
    'member04@minato.example [e-Gov]情報共有設定依頼のお知らせ',
  ]);
});

test('a change of rights applies at once and mails nobody', {
  tag: ['@R-038', '@R-045'],
}, async ({ page, person, server }) => {
  await (await person('prime')).ask(['member01']);
  await (await person('member01')).answerAll('approve');
  const before = (await server.outbox()).length;
  await openEdit(page);
  await right(account(page, 1), '公文書', 'ダウンロード権限').check();
  await toConfirmation(page);
  // Nothing is final about it: no question comes between.
  await register(page);
  expect(await server.outbox()).toHaveLength(before);

  await page.getByRole('link', { name: 'アカウント共有一覧へ' }).click();
  await expect(rowOf(page, 'member01')).toContainText('許可済み');
  await signIn(page, 'member01');
  await page.goto('/sharing/visibility');
  await expect(rowOf(page, 'prime').getByRole('cell').first()).toContainText('ダウンロード権限');
});

test('the gBizID of a share cannot be changed, and the page says what to do instead', {
  tag: ['@R-040'],
}, async ({ page, person }) => {
  await (await person('prime')).ask(['member01']);
  await openEdit(page);
  await expect(account(page, 1)).toContainText('member01@minato.example');
  await expect(gbizIdField(account(page, 1))).toHaveCount(0);
  await expect(account(page, 1)).toContainText(
    'gBizIDは変更できません。変えるときは、このアカウントを削除して、新しく追加してください。',
  );
});

test('a deletion can be taken back before it is registered', { tag: ['@R-037'] }, async ({
  page,
  person,
}) => {
  await (await person('prime')).ask(['member01']);
  await openEdit(page);
  await deleteButton(account(page, 1)).click();
  await expect(account(page, 1)).toBeFocused();
  await press(page, '削除を取り消す');
  await expect(account(page, 1)).toBeFocused();
  await expect(right(account(page, 1), '公文書', '参照権限')).toBeChecked();
});

test('a request that waits is withdrawn, and the asked account is told', {
  tag: ['@R-046', '@D-2'],
}, async ({ page, person, server }) => {
  await (await person('prime')).ask(['member01']);
  await page.goto('/sharing');
  await expect(rowOf(page, 'member01')).toContainText('依頼中');
  await openEdit(page);
  await deleteButton(account(page, 1)).click();
  await toConfirmation(page);
  await press(page, '設定・変更');
  await page.getByRole('dialog').getByRole('button', { name: '設定・変更' }).click();
  await onPage(page, '設定・変更の完了');
  const [mail] = await server.outbox();
  expect(mail).toMatchObject({
    to: 'member01@minato.example',
    subject: '[e-Gov]情報共有設定解除のお知らせ',
  });
  expect(mail.body).toContain('アカウント間情報共有の依頼を取り消しました。');

  // Nobody asks the owner any more.
  await signIn(page, 'member01');
  await page.goto('/sharing/requests');
  await expect(page.getByText('確認を待っている依頼はありません')).toBeVisible();
});

test('who has refused is in the list and can be asked again', {
  tag: ['@R-035', '@D-2'],
}, async ({ page, person, server }) => {
  await (await person('prime')).ask(['member01'], 'download');
  await (await person('member01')).answerAll('refuse');
  await page.goto('/sharing');
  await expect(rowOf(page, 'member01')).toContainText('不許可');
  await expect(page.getByText('0件／最大10件(残り10件)')).toBeVisible();
  await page.getByRole('link', { name: `もう一度依頼する ${names.member01}` }).click();
  await onPage(page, 'アカウント共有設定・変更');
  await expect(gbizIdField(account(page, 1))).toHaveValue('member01@minato.example');
  await expect(right(account(page, 1), '公文書', 'ダウンロード権限')).toBeChecked();
  await toConfirmation(page);
  await register(page);
  expect((await server.outbox())[0]).toMatchObject({
    to: 'member01@minato.example',
    subject: '[e-Gov]情報共有設定依頼のお知らせ',
  });
  await page.getByRole('link', { name: 'アカウント共有一覧へ' }).click();
  await expect(rowOf(page, 'member01')).toContainText('依頼中');
});
