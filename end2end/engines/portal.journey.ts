import { gbizId, names, password } from '../support/accounts';
import { test } from './support/test';

test('somebody signs in to the portal and reads a list', async ({ phone, server }) => {
  await phone.goto(`${server.address}/records/filings`);
  await phone.fill('メールアドレス(gBizID) ※必須', gbizId('prime'));
  await phone.fill('パスワード ※必須', password);
  await phone.click('button', 'ログイン');
  await phone.has('heading', '申請案件一覧');
  await phone.has('button', names.prime);
});
