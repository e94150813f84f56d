import { expect, names, signIn, test } from './support/test';
import {
  account,
  approvalDialog,
  deleteButton,
  effectOn,
  fill,
  notice,
  onPage,
  openEdit,
  press,
  register,
  rowOf,
  toast,
  toConfirmation,
} from './support/screen';
import { tabTo } from './support/keyboard';
import type { Server } from './support/server';

/** Sharing that ends by itself, is renewed, and comes back when its end was a mistake. */

const day = 24 * 60 * 60;

/** The day in Japan so many days from today, as it travels. */
function daysFromToday(days: number): string {
  const japan = new Date(Date.now() + (days * day + 9 * 60 * 60) * 1000);
  return japan.toISOString().slice(0, 10);
}

/** The same as people read it: 「2026年12月2日」. */
function inWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

async function subjects(server: Server, to: string): Promise<string[]> {
  const mails = await server.outbox();
  return mails.filter((mail) => mail.to === to).map((mail) => mail.subject);
}

test('a deletion is undone by keyboard from another page, and nobody gets a mail', {
  tag: ['@G-07', '@R-037', '@R-046'],
}, async ({ page, person, server }) => {
  const prime = await person('prime');
  await prime.ask(['member01', 'member02']);
  await (await person('member01')).answerAll('approve');
  await signIn(page, 'prime');
  await openEdit(page);
  await deleteButton(account(page, 1)).click();
  await deleteButton(account(page, 2)).click();
  await toConfirmation(page);
  await press(page, '設定・変更');
  await page.getByRole('dialog').getByRole('button', { name: '設定・変更' }).click();
  await onPage(page, '設定・変更の完了');
  expect(await prime.shares()).toEqual([]);

  await page.getByRole('link', { name: 'アカウント共有一覧へ' }).click();
  await onPage(page, 'アカウント共有一覧');
  await expect(page.getByText('共有しているアカウントはありません')).toBeVisible();
  await tabTo(page, toast(page).getByRole('button', { name: '元に戻す' }));
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'member01')).toContainText('許可済み');
  await expect(rowOf(page, 'member02')).toContainText('依頼中');
  await expect(toast(page)).toContainText('元に戻しました。メールは送られません。');
  const told = (await server.outbox()).map((mail) => mail.subject);
  expect(told).not.toContain('[e-Gov]情報共有設定解除のお知らせ');
});

test.describe('too late', () => {
  test.use({ expectedInConsole: /status of 410/ });

  test('a stop that is undone too late stays, and the page says so', {
    tag: ['@G-07', '@G-02', '@D-16'],
  }, async ({ page, person, server }) => {
    const prime = await person('prime');
    await prime.ask(['member01']);
    await (await person('member01')).answerAll('approve');
    await signIn(page, 'member01');
    await page.goto('/sharing/visibility');
    await press(page, `共有を停止 ${names.prime}`);
    await page.getByRole('dialog').getByRole('button', { name: '共有を停止' }).click();
    const undo = toast(page).getByRole('button', { name: '元に戻す' });
    // While it has the focus it stays, however late it is.
    await undo.focus();
    await server.advanceClock(10);
    await undo.press('Enter');
    await expect(notice(page, '元に戻せませんでした')).toBeVisible();
    await expect(page.getByText('10秒が過ぎ、相手にメールで知らせました。')).toBeVisible();
    await expect(page.getByText('あなたの情報を見られるアカウントはありません。')).toBeVisible();
    const stopped = { to: 'prime@minato.example', subject: '[e-Gov]情報共有設定解除のお知らせ' };
    await expect
      .poll(async () => (await server.outbox())[0])
      .toMatchObject({ ...stopped, state: 'kept' });
    expect(await prime.shares()).toEqual([]);
  });
});

test('a share is asked for until a day, shown before it is allowed, and ends with that day', {
  tag: ['@G-03', '@G-01', '@R-048', '@R-049'],
}, async ({ page, person, server }) => {
  const last = inWords(daysFromToday(7));
  await signIn(page, 'prime');
  await openEdit(page);
  const card = account(page, 1);
  await fill(card, 'member01');
  await card.getByRole('radio', { name: '日付を指定する' }).check();
  await press(page, '内容を確認');
  await expect(card.getByText('終了日を入力してください。')).toBeVisible();
  await card.getByRole('radio', { name: `7日間(${last}まで)` }).check();
  await toConfirmation(page);
  await expect(page.getByText(`${last}まで`)).toBeVisible();
  await register(page);

  await signIn(page, 'member01');
  await page.goto('/');
  const dialog = approvalDialog(page);
  await expect(dialog).toContainText(`${last}まで`);
  for (const list of ['申請案件一覧', '申請案件に関する通知一覧', '電子送達申込み状況一覧', '電子送達一覧']) {
    await expect(effectOn(dialog, list)).toHaveText(/^検索可能\(\d+件\)$/);
  }
  await dialog.getByRole('button', { name: '許可する', exact: true }).click();
  await expect(notice(page, '湊 一郎 さんへの情報共有を許可しました')).toBeVisible();
  await page.goto('/sharing/visibility');
  await expect(rowOf(page, 'prime')).toContainText(`${last}まで`);

  await server.advanceClock(8 * day);
  await signIn(page, 'member01');
  await page.goto('/sharing/visibility');
  await expect(page.getByText('あなたの情報を見られるアカウントはありません。')).toBeVisible();
  for (const to of ['prime@minato.example', 'member01@minato.example']) {
    await expect.poll(() => subjects(server, to)).toContain('[e-Gov]情報共有設定終了のお知らせ');
  }
  expect(await (await person('prime')).shares()).toEqual([]);
});

test('a share that ends soon is marked, its requester reminded, and renewed with consent', {
  tag: ['@G-03', '@R-052'],
}, async ({ page, person, server }) => {
  const [last, longer] = [daysFromToday(7), daysFromToday(37)];
  await (await person('prime')).ask(['member01'], 'view', last);
  await (await person('member01')).answerAll('approve');
  await server.advanceClock(5 * day);
  await expect
    .poll(() => subjects(server, 'prime@minato.example'))
    .toContain('[e-Gov]情報共有設定終了予定のお知らせ');

  await signIn(page, 'prime');
  await page.goto('/sharing');
  await expect(rowOf(page, 'member01')).toContainText('あと2日で終了');
  await page.getByRole('link', { name: `延長を依頼する ${names.member01}` }).click();
  await onPage(page, '共有の延長の依頼');
  await page.getByRole('radio', { name: `30日間(${inWords(longer)}まで)` }).check();
  await press(page, '延長を依頼する');
  await expect(notice(page, '青木 健太 さんに延長を依頼し、メールで知らせました')).toBeVisible();
  await expect(rowOf(page, 'member01')).toContainText(`延長を依頼中：${inWords(longer)}まで`);
  await expect(rowOf(page, 'member01')).toContainText('あと2日で終了');

  await signIn(page, 'member01');
  await page.goto('/sharing/requests');
  await expect(page.getByRole('heading', { name: '湊 一郎 さんからの延長の依頼' })).toBeVisible();
  await press(page, '許可する');
  await expect(notice(page, '湊 一郎 さんへの共有の延長を許可しました')).toBeVisible();
  await page.goto('/sharing/visibility');
  await expect(rowOf(page, 'prime')).toContainText(`${inWords(longer)}まで`);
  expect(await subjects(server, 'prime@minato.example')).toContain(
    '[e-Gov]情報共有設定同意のお知らせ',
  );
});
