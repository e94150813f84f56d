import { expect, names, signIn, test } from './support/test';
import {
  approvalDialog,
  chooseInMenu,
  effectOn,
  loseAnswer,
  menuButton,
  notice,
  onPage,
  press,
  rowOf,
  signInHere,
  toast,
} from './support/screen';

test('the question at sign-in says who would see what, and that all of it is shared', {
  tag: ['@R-007', '@R-048', '@D-16', '@G-01'],
}, async ({ page, person }) => {
  await (await person('prime')).ask(['member01'], 'download');
  await page.goto('/');
  await signInHere(page, 'member01');
  const dialog = approvalDialog(page);
  await expect(dialog).toContainText(names.prime);
  await expect(dialog).toContainText('prime@minato.example');
  await expect(dialog).toContainText('一部だけに限ることはできません。');
  await expect(dialog).toContainText('許可したあとも、「公開状況」からいつでも停止できます。');
  const preview = dialog.getByRole('table', { name: '許可すると 湊 一郎 さんができること' });
  await expect(effectOn(preview, '申請案件状況')).toHaveText('参照、ダウンロード可能');
  await expect(effectOn(preview, '電子送達一覧')).toHaveText(/^検索可能\(\d+件\)$/);
});

test('who refuses shares nothing, and the requester is told by mail', {
  tag: ['@R-050', '@R-053'],
}, async ({ page, person, server }) => {
  await (await person('prime')).ask(['member01']);
  await signIn(page, 'member01');
  await page.goto('/');
  await approvalDialog(page).getByRole('button', { name: '許可しない' }).click();
  await expect(approvalDialog(page)).toBeHidden();
  await expect(notice(page, '湊 一郎 さんへの情報共有を許可しませんでした')).toBeVisible();
  const [mail] = await server.outbox();
  expect(mail).toMatchObject({
    to: 'prime@minato.example',
    subject: '[e-Gov]情報共有設定非同意のお知らせ',
  });
  await page.goto('/sharing/visibility');
  await expect(page.getByText('あなたの情報を見られるアカウントはありません。')).toBeVisible();
});

test('several requests are asked one after the other', { tag: ['@R-048'] }, async ({
  page,
  person,
  server,
}) => {
  for (const requester of ['prime', 'member02', 'member03']) {
    await (await person(requester)).ask(['member01']);
  }
  await signIn(page, 'member01');
  await page.goto('/');
  const dialog = approvalDialog(page);
  await expect(dialog).toContainText('3件の依頼があります。1件ずつ表示します。');
  await dialog.getByRole('button', { name: '許可する' }).click();
  await expect(dialog).toContainText('2件の依頼があります。');
  await dialog.getByRole('button', { name: '許可しない' }).click();
  await expect(dialog).not.toContainText('件の依頼があります。');
  await dialog.getByRole('button', { name: '許可する' }).click();
  await expect(dialog).toBeHidden();
  const subjects = (await server.outbox()).slice(0, 3).map((mail) => mail.subject);
  expect(subjects.sort()).toEqual([
    '[e-Gov]情報共有設定同意のお知らせ',
    '[e-Gov]情報共有設定同意のお知らせ',
    '[e-Gov]情報共有設定非同意のお知らせ',
  ]);
});

test('a decision can wait and is made from the menu', { tag: ['@R-048', '@R-049'] }, async ({
  page,
  person,
}) => {
  await (await person('prime')).ask(['member01']);
  await signIn(page, 'member01');
  await page.goto('/');
  await press(page, 'あとで決める');
  await expect(approvalDialog(page)).toBeHidden();
  await expect(page.getByText('情報共有の依頼が1件届いています')).toBeVisible();
  // Later is until the next sign-in, not until the next page.
  await page.reload();
  await expect(page.getByText('情報共有の依頼が1件届いています')).toBeVisible();
  await expect(approvalDialog(page)).toBeHidden();
  await chooseInMenu(page, 'member01', '情報共有設定依頼の確認');
  await onPage(page, '情報共有設定依頼の確認');
  // The page asks itself; no dialog stands over it.
  await expect(approvalDialog(page)).toBeHidden();
  await expect(page.getByRole('heading', { name: '湊 一郎 さんからの依頼' })).toBeVisible();
  await press(page, '許可する');
  await expect(notice(page, '湊 一郎 さんへの情報共有を許可しました')).toBeVisible();
  await expect(page.getByText('確認を待っている依頼はありません')).toBeVisible();
});

test('the owner stops a share at once, and the requester is told by mail', {
  tag: ['@D-2', '@D-16'],
}, async ({ page, person, server }) => {
  const prime = await person('prime');
  await prime.ask(['member01']);
  await (await person('member01')).answerAll('approve');
  await signIn(page, 'member01');
  await page.goto('/sharing/visibility');
  await expect(rowOf(page, 'prime')).toContainText(/\d年\d+月\d+日 \d+時\d\d分 許可/);
  await press(page, `共有を停止 ${names.prime}`);
  const question = page.getByRole('dialog', { name: '共有を停止しますか' });
  await expect(question).toContainText('湊 一郎 さんは、あなたの情報をすぐに見られなくなります。');
  await question.getByRole('button', { name: 'キャンセル' }).click();
  await expect(page.getByRole('button', { name: `共有を停止 ${names.prime}` })).toBeFocused();

  await press(page, `共有を停止 ${names.prime}`);
  await question.getByRole('button', { name: '共有を停止' }).click();
  await expect(toast(page)).toContainText('湊 一郎 さんへの情報共有を停止しました');
  await expect(page.getByText('あなたの情報を見られるアカウントはありません。')).toBeVisible();
  const [mail] = await server.outbox();
  expect(mail).toMatchObject({
    to: 'prime@minato.example',
    subject: '[e-Gov]情報共有設定解除のお知らせ',
  });
  expect(await prime.shares()).toEqual([]);
});

test('an エントリー account cannot share and is told why where it looks', {
  tag: ['@R-001', '@R-004', '@R-051'],
}, async ({ page }) => {
  await page.goto('/');
  await signInHere(page, 'entry');
  const why =
    'アカウント間情報共有は、gBizIDプライムまたはgBizIDメンバーで、GビズIDで紐づいたアカウントだけが使えます。' +
    'gBizIDエントリーでは使えません。依頼のメッセージも表示されません。';
  await expect(page.getByText(why)).toBeVisible();
  await menuButton(page, names.entry).click();
  const menu = page.getByRole('banner');
  await expect(menu.getByText('アカウント間情報共有について')).toBeVisible();
  await expect(menu.getByText('情報共有の設定・解除')).toHaveCount(0);
  for (const path of ['/sharing', '/sharing/edit', '/sharing/requests', '/sharing/visibility']) {
    await page.goto(path);
    await onPage(page, 'この操作は許可されていません');
    await expect(page.getByText(why)).toBeVisible();
  }
});

test.describe('while the question is open', () => {
  // Answers that come too late are refused.
  test.use({ expectedInConsole: /status of 4(09|12)|ERR_FAILED/ });

  test.beforeEach(async ({ page, person }) => {
    await (await person('prime')).ask(['member01'], 'view');
    await signIn(page, 'member01');
    await page.goto('/');
    await expect(approvalDialog(page)).toBeVisible();
  });

  test('a withdrawn request is gone, and the page says so', { tag: ['@D-2'] }, async ({
    page,
    person,
    server,
  }) => {
    await (await person('prime')).release('member01');
    await press(page, '許可する');
    await expect(notice(page, 'この依頼はなくなりました')).toBeVisible();
    await expect(approvalDialog(page)).toBeHidden();
    await expect(page.getByText('依頼した人が取り下げたか、すでに回答が済んでいます。')).toBeVisible();
    const subjects = (await server.outbox()).map((mail) => mail.subject);
    expect(subjects).not.toContain('[e-Gov]情報共有設定同意のお知らせ');
  });

  test('changed rights are shown before they are allowed', { tag: ['@D-2', '@R-049'] }, async ({
    page,
    person,
    server,
  }) => {
    const dialog = approvalDialog(page);
    await expect(effectOn(dialog, '申請案件状況')).toHaveText('参照可能');
    await (await person('prime')).changeRights('member01', 'download');
    await press(page, '許可する');
    await expect(dialog).toContainText('内容がほかの画面で変更されました');
    await expect(effectOn(dialog, '申請案件状況')).toHaveText('参照、ダウンロード可能');
    expect(await server.outbox()).toHaveLength(1);

    await press(page, '許可する');
    await expect(dialog).toBeHidden();
    expect((await server.outbox())[0].subject).toBe('[e-Gov]情報共有設定同意のお知らせ');
  });

  test('a lost network keeps the question, and the answer counts once', {
    tag: ['@R-049'],
  }, async ({ page, server }) => {
    await loseAnswer(page, '**/decision');
    await page.route('**/decision', (route) => route.abort(), { times: 1 });
    const dialog = approvalDialog(page);
    for (const attempt of ['the server never hears', 'the page never hears']) {
      await test.step(attempt, async () => {
        await press(page, '許可する');
        await expect(dialog).toContainText('サーバーと通信できませんでした');
      });
    }
    await press(page, '許可する');
    await expect(dialog).toBeHidden();
    const mails = (await server.outbox()).filter(({ to }) => to === 'prime@minato.example');
    expect(mails).toHaveLength(1);
  });
});
