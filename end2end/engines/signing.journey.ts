import type { Server } from '../support/server';
import { Person } from '../support/person';
import { bySms, code, link, mailsTo, wrongCode } from '../support/signing';
import { gbizId } from '../support/accounts';
import { type Browser, expect, test } from './support/test';

const FIELD = 'アクセスコード（6桁の数字）';
const NEXT = '「アクセスコードを発行する」から、新しいコードを発行してください。';

const ISSUE = 'button "アクセスコードを発行する"';
const SENDER = 'status: SMSの送信元：0120-000-000';
const TIMER = 'timer "有効期限まで": 10分';

const ALL_SIGNED =
  'すべての署名が完了しました。控えは、文書に署名完了証明書（署名者、日時、本人確認の方法、各ファイルのSHA-256）を付けたPDFです。' +
  '同じリンクから、あとでもう一度ダウンロードできます。アクセスコードを使ったときは、もう一度必要になることがあります。';

/** The screen of the code: what stands between its heading, its field and its button. */
function codeScreen(before: string[], wrong = '', after: string[] = []): string[] {
  return [
    'button "English"',
    'heading "アクセスコードの入力"',
    ...before,
    `textbox "${FIELD}"` + (wrong === '' ? '' : ` invalid: ${wrong}`),
    ...after,
    'button "認証する"',
    'heading "関連情報"',
  ];
}

/** `prime` asks a signer by SMS; the phone opens the link. */
async function open(phone: Browser, server: Server): Promise<{ drafter: Person; id: string }> {
  const drafter = await Person.signIn(server.address, 'prime');
  const { id } = await drafter.askToSign([bySms]);
  await phone.goto(await link(server));
  await phone.says('090-****-5678');
  return { drafter, id };
}

async function issue(phone: Browser, left: number): Promise<void> {
  await phone.click('button', 'アクセスコードを発行する');
  await phone.says(`残り${left}回`);
  await phone.says('残り10回');
}

async function enter(phone: Browser, typed: string): Promise<void> {
  await phone.fill(FIELD, typed);
  await phone.click('button', '認証する');
}

test('a code comes by SMS, and the document is read and signed', {
  tag: ['@R-205', '@R-206', '@R-218', '@R-219', '@R-220', '@D-16'],
}, async ({ phone, server }) => {
  const { drafter, id } = await open(phone, server);
  expect(await phone.title()).toBe('アクセスコードの入力 | Madoguchi 窓口');
  await phone.shows(codeScreen([ISSUE]));
  await issue(phone, 2);
  const issued = 'アクセスコードを送信しました。10分間有効です。届くまで、しばらくかかることがあります。';
  await phone.shows(codeScreen([ISSUE, `status: ${issued}`, SENDER], '', [TIMER]));
  // As a person types who has copied the whole message with a Japanese keyboard.
  const sent = await code(server);
  const wide = sent.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  await enter(phone, `コードは ${wide} です`);

  await phone.says('Agreement 1/1');
  await phone.shows([
    'button "English"',
    'heading "文書の確認と署名"',
    'heading "業務委託契約書"',
    'heading "署名する文書"',
    'button "前のページ"',
    'status: 1 / 1ページ',
    'button "次のページ"',
    'button "縮小"',
    /^status: \d+%$/,
    'button "拡大"',
    'button "幅に合わせる"',
    'button "100%"',
    'button "署名する"',
  ]);
  await phone.click('button', '署名する');
  const question = ['heading "この文書に署名しますか"', 'button "署名しない"', 'button "署名する"'];
  await phone.shows(question);
  await phone.click('button', '署名する');
  await phone.shows([
    'button "English"',
    'heading "署名しました"',
    'heading "業務委託契約書"',
    `status: ${ALL_SIGNED}`,
    'button "控えをダウンロードする"',
    // Firefox names a file's button with what stands on it.
    /^button "控えの確認[" ]/,
    'button "この画面を印刷する"',
  ]);
  expect((await drafter.signatureRequest(id)).state).toBe('completed');

  await phone.reload();
  await phone.has('heading', '署名しました');
  await drafter.leave();
});

test('a code runs out while the phone sleeps, and another one opens', {
  tag: ['@R-208', '@R-212', '@R-216', '@D-8'],
}, async ({ phone, server }) => {
  const { drafter } = await open(phone, server);
  await issue(phone, 2);
  const first = await code(server);
  await server.advanceClock(600);
  await enter(phone, first);
  await phone.shows(codeScreen([ISSUE], `有効期限（10分）が過ぎました。${NEXT}`));
  await issue(phone, 1);
  const reissued = 'アクセスコードを送信しました。10分間有効です。前のコードは使えません。';
  await phone.shows(codeScreen([ISSUE, `status: ${reissued}`, SENDER], '', [TIMER]));
  await enter(phone, await code(server));
  await phone.has('heading', '文書の確認と署名');
  await drafter.leave();
});

test('who has used up every code is locked out, and asks to be asked again', {
  tag: ['@R-202', '@R-209', '@R-210', '@R-214', '@R-215', '@R-217', '@G-06', '@D-7'],
}, async ({ phone, server }) => {
  const { drafter, id } = await open(phone, server);
  await issue(phone, 2);
  const wrong = await wrongCode(server);
  for (let left = 9; left > 0; left -= 1) {
    await enter(phone, wrong);
    await phone.says(`あと${left}回入力できます。`);
  }
  const isWrong = 'アクセスコードが正しくありません。あと1回入力できます。';
  await phone.shows(codeScreen([ISSUE, SENDER], isWrong, [TIMER]));
  await enter(phone, wrong);
  await phone.shows(codeScreen([ISSUE], `入力回数の上限（10回）に達しました。${NEXT}`));
  await issue(phone, 1);
  await server.advanceClock(600);
  await phone.click('button', 'アクセスコードを発行する');
  await phone.says('これが最後のアクセスコードです。');
  const last = await code(server);
  await server.advanceClock(600);
  await enter(phone, last);

  const rescue = '送信者に署名再依頼をお願いする';
  await phone.shows([
    'button "English"',
    'heading "お手続きいただけません"',
    `status: 押すと、手続きが止まっていることを送信者にメールで知らせます。費用はかかりません。${rescue}`,
    `button "${rescue}"`,
  ]);
  await expect.poll(() => mailsTo(server, gbizId('prime'), 'アクセスコード認証失敗通知')).toBe(1);
  await phone.click('button', rescue);
  await phone.shows([
    'button "English"',
    'heading "お手続きいただけません"',
    'status: 送信者に署名再依頼をお願いしました再依頼されると、新しいリンクがメールまたはSMSで届きます。この画面は閉じてかまいません。',
    'heading "送信者に署名再依頼をお願いしました"',
  ]);
  const asked = await drafter.signatureRequest(id);
  expect(asked.signers[0]).toMatchObject({ state: 'failed', rescueAsked: true });

  await drafter.askAgain(id);
  await phone.reload();
  await phone.has('heading', 'このリンクは使えません');
  // The new link differs in its fragment only.
  await phone.goto('about:blank');
  await phone.goto(await link(server));
  await issue(phone, 2);
  await enter(phone, await code(server));
  await phone.has('heading', '文書の確認と署名');
  await drafter.leave();
});
