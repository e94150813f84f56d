import { expect, gbizId, members, names, password, test } from './support/test';
import {
  account,
  approvalDialog,
  chooseInMenu,
  deleteButton,
  effectOn,
  fill,
  gbizIdField,
  menuButton,
  notice,
  onPage,
  press,
  register,
  right,
  rowOf,
  signInHere,
  toConfirmation,
} from './support/screen';

/** The capability from end to end, as somebody lives it who has just cloned the project. */

const storyTags = [
  ...['@R-001', '@R-002', '@R-003', '@R-019', '@R-020', '@R-021', '@R-022', '@R-023', '@R-024'],
  ...['@R-025', '@R-026', '@R-027', '@R-028', '@R-029', '@R-031', '@R-032', '@R-033', '@R-034'],
  ...['@R-035', '@R-036', '@R-037', '@R-038', '@R-043', '@R-045', '@R-046', '@R-047', '@R-048'],
  ...['@R-049', '@R-052', '@D-1', '@D-16', '@G-01'],
];

test('ten accounts are asked, one allows, a right changes, one is released', {
  tag: storyTags,
}, async ({ page, server }) => {
  await page.goto('/');
  await signInHere(page, 'prime');
  await chooseInMenu(page, 'prime', '情報共有の設定・解除');
  await onPage(page, 'アカウント共有一覧');
  await expect(page.getByText('共有しているアカウントはありません')).toBeVisible();
  await page.getByRole('link', { name: 'アカウント共有設定・変更へ' }).click();
  await onPage(page, 'アカウント共有設定・変更');

  await test.step('asks ten accounts', async () => {
    for (const [at, owner] of members(10).entries()) {
      if (at > 0) {
        await press(page, '追加');
        await expect(gbizIdField(account(page, at + 1))).toBeFocused();
      }
      await fill(account(page, at + 1), owner, 'ダウンロード権限', '参照権限');
    }
    await expect(page.getByText('残り0件', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: '追加', exact: true })).toHaveCount(0);
    await expect(
      page.getByText('共有できるアカウントは最大10件です。追加するには、ほかのアカウントを削除してください。'),
    ).toBeVisible();
    await toConfirmation(page);
    await expect(page.getByText('新しく依頼するアカウント')).toHaveCount(10);
    const preview = page.getByRole('table', { name: /member01@minato.example/ });
    await expect(effectOn(preview, '申請案件状況')).toContainText('参照、ダウンロード可能');
    await expect(effectOn(preview, '電子送達詳細')).toContainText('参照可能');
    await register(page);
    await expect(page.getByText('10件のアカウントに共有を依頼し、メールで知らせました。')).toBeVisible();
    await expect(page.getByText('まだ共有は始まっていません。')).toBeVisible();
    await page.getByRole('link', { name: 'アカウント共有一覧へ' }).click();
    await expect(page.getByText('10件／最大10件(残り0件)')).toBeVisible();
  });

  await test.step('reads the mail', async () => {
    const mails = await server.outbox();
    expect(mails.map((mail) => mail.to).sort()).toEqual(members(10).map(gbizId));
    expect(new Set(mails.map((mail) => mail.subject))).toEqual(
      new Set(['[e-Gov]情報共有設定依頼のお知らせ']),
    );
    await page.goto('/dev/outbox');
    const mail = page.getByRole('article').filter({ hasText: 'To: member01@minato.example' });
    await expect(mail.getByRole('heading')).toHaveText('[e-Gov]情報共有設定依頼のお知らせ');
    await expect(mail).toContainText('湊 一郎さん（prime@minato.example）から');
  });

  await test.step('the owner allows it', async () => {
    await page.goto('/');
    await chooseInMenu(page, 'prime', 'ログアウト');
    await signInHere(page, 'member01');
    const dialog = approvalDialog(page);
    await expect(dialog).toContainText('湊 一郎 さんが、あなたの電子申請と電子送達の情報を見ることを希望しています。');
    await expect(effectOn(dialog, '申請案件状況')).toContainText('参照、ダウンロード可能');
    await dialog.getByRole('button', { name: '許可する', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(notice(page, '湊 一郎 さんへの情報共有を許可しました')).toBeVisible();
    const [mail] = await server.outbox();
    expect(mail).toMatchObject({
      to: 'prime@minato.example',
      subject: '[e-Gov]情報共有設定同意のお知らせ',
    });
    await chooseInMenu(page, 'member01', 'ログアウト');
  });

  await test.step('the requester finds it allowed', async () => {
    await signInHere(page, 'prime');
    await chooseInMenu(page, 'prime', '情報共有の設定・解除');
    await expect(rowOf(page, 'member01')).toContainText(names.member01);
    await expect(rowOf(page, 'member01')).toContainText('許可済み');
    await expect(rowOf(page, 'member02')).toContainText('依頼中');
  });

  await test.step('changes a right, which tells nobody and applies at once', async () => {
    const before = (await server.outbox()).length;
    await page.getByRole('link', { name: 'アカウント共有設定・変更へ' }).click();
    await right(account(page, 1), '公文書', '参照権限').check();
    await toConfirmation(page);
    await register(page);
    await expect(page.getByText('1件のアカウントの権限を変更しました。すぐに反映されています。')).toBeVisible();
    expect(await server.outbox()).toHaveLength(before);
    await page.getByRole('link', { name: 'アカウント共有一覧へ' }).click();
    await expect(rowOf(page, 'member01').getByText('参照権限')).toHaveCount(2);
  });

  await test.step('releases an account, which is told by mail', async () => {
    await page.getByRole('link', { name: 'アカウント共有設定・変更へ' }).click();
    await deleteButton(account(page, 1)).click();
    await toConfirmation(page);
    await press(page, '設定・変更');
    const dialog = page.getByRole('dialog', { name: 'アカウントを削除しますか' });
    await expect(dialog).toContainText('member01@minato.example');
    await dialog.getByRole('button', { name: '設定・変更', exact: true }).click();
    await expect(page.getByText('1件のアカウントを削除しました。相手には、まもなくメールで知らせます。')).toBeVisible();
    const [mail] = await server.outbox();
    expect(mail).toMatchObject({
      to: 'member01@minato.example',
      subject: '[e-Gov]情報共有設定解除のお知らせ',
    });
    await page.getByRole('link', { name: 'アカウント共有一覧へ' }).click();
    await expect(rowOf(page, 'member01')).toHaveCount(0);
    await expect(page.getByText('9件／最大10件(残り1件)')).toBeVisible();
  });
});

test('the same in English', { tag: ['@R-001', '@R-033', '@R-048', '@R-052'] }, async ({
  page,
  server,
}) => {
  const signInAs = async (owner: string) => {
    await page.getByLabel('Mail address (gBizID)').fill(gbizId(owner));
    await page.getByLabel('Password (required)').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const choose = async (owner: string, entry: string) => {
    await menuButton(page, names[owner]).click();
    await page.getByRole('banner').getByText(entry, { exact: true }).click();
  };
  await page.goto('/');
  await signInHere(page, 'prime');
  await page.getByRole('button', { name: 'English' }).click();
  await choose('prime', 'Set up and end sharing');
  await onPage(page, 'Shared accounts');
  await page.getByRole('link', { name: 'Set up or change sharing' }).click();
  const card = page.getByRole('region', { name: 'Account 1', exact: true });
  await card.getByLabel('gBizID (required)').fill('member01@minato.example');
  const right = (group: string, name: string) =>
    card.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true });
  await right('Right to official documents', 'View').check();
  await right('Right to notices by electronic delivery', 'Download').check();
  await press(page, 'Check the content');
  await onPage(page, 'Check what you entered');
  await expect(page.getByText('Account to ask')).toBeVisible();
  await press(page, 'Register');
  await expect(page.getByText('Accounts asked to share, and told by mail: 1')).toBeVisible();
  expect(await server.outbox()).toMatchObject([
    { to: 'member01@minato.example', subject: '[e-Gov]情報共有設定依頼のお知らせ' },
  ]);

  await choose('prime', 'Sign out');
  await signInAs('member01');
  const dialog = page.getByRole('dialog', { name: 'You are asked to share between accounts' });
  await expect(effectOn(dialog, 'Filing')).toContainText('View');
  await dialog.getByRole('button', { name: 'Allow' }).click();
  await expect(notice(page, 'You allowed 湊 一郎 to see your data')).toBeVisible();
  const [mail] = await server.outbox();
  expect(mail).toMatchObject({
    to: 'prime@minato.example',
    subject: '[e-Gov]情報共有設定同意のお知らせ',
    language: 'en',
  });
  expect(mail.body).toContain('has allowed your request to share information');

  await choose('member01', 'Sign out');
  await signInAs('prime');
  await choose('prime', 'Set up and end sharing');
  await expect(page.getByRole('row', { name: names.member01 })).toContainText('Allowed');
  await page.getByRole('link', { name: 'Set up or change sharing' }).click();
  await card.getByRole('button', { name: 'Delete' }).click();
  await press(page, 'Check the content');
  await expect(page.getByText('Account to delete')).toBeVisible();
  await press(page, 'Register');
  const question = page.getByRole('dialog', { name: 'Delete accounts?' });
  await question.getByRole('button', { name: 'Register' }).click();
  await onPage(page, 'Sharing is set up');
  expect((await server.outbox())[0].subject).toBe('[e-Gov]情報共有設定解除のお知らせ');
});
