import { readFile } from 'node:fs/promises';

import { expect, isFitForAll, test } from './support/test';
import { byMail, bySms, link, taro, wrongCode } from './support/signing';
import {
  codeField,
  count,
  countdown,
  Elsewhere,
  enter,
  expectError,
  heading,
  issue,
  issueButton,
  open,
  sign,
  STATE,
  VERIFICATION,
  verifyButton,
  wakeUp,
} from './support/signer';

test.use({ expectedInConsole: /status of (401|403|409|410|422)|ERR_(FAILED|INTERNET_DISCONNECTED)/ });

const OVER = '有効期限（10分）が過ぎました。';

test('a right code whose answer is lost opens the documents with the second press', {
  tag: ['@R-208', '@R-218', '@G-19'],
}, async ({ context, page, person, server }) => {
  await (await person('prime')).askToSign([bySms]);
  await page.goto(await link(server));
  const right = await issue(page, server, 2);
  await page.route(`**${VERIFICATION}`, async (route) => {
    await route.fetch();
    // Neither the answer nor its cookie arrives.
    await context.clearCookies();
    await route.abort();
  }, { times: 1 });
  await enter(page, right);
  await expectError(page, '返事が届きませんでした。');
  await expect(codeField(page)).toHaveValue(right);
  await expect(codeField(page)).toBeFocused();
  await wakeUp(page);
  await expect(countdown(page)).toHaveText(/^(10:00|09:[345]\d)$/);
  await verifyButton(page).click();
  await expect(heading(page)).toHaveText('文書の確認と署名');
});

test('without a network the page ends a code by its own clock, and leads on', {
  tag: ['@R-208', '@R-213', '@R-216', '@R-217', '@G-06'],
}, async ({ context, page, person, server }) => {
  await (await person('prime')).askToSign([bySms]);
  await page.clock.install();
  await page.goto(await link(server));
  const live = page.locator('[data-live-region]');
  await issue(page, server, 2);
  await codeField(page).fill('12');
  await context.setOffline(true);
  await page.clock.runFor(601_000);
  await expectError(page, OVER);
  await expect(live).toContainText(OVER);
  await expect(countdown(page)).toBeHidden();
  await expect(codeField(page), 'what was typed stays').toHaveValue('12');
  await isFitForAll(page);
  await issueButton(page).click();
  await expect(issueButton(page)).toHaveAccessibleDescription(/通信できず、返事が届きませんでした。/);

  // The network comes back, and so does what the server knows.
  await server.advanceClock(601);
  await context.setOffline(false);
  await issue(page, server, 1);
  await server.advanceClock(600);
  await wakeUp(page);
  await issue(page, server, 0);
  // The phone sleeps through the end of the last one.
  await context.setOffline(true);
  await page.clock.fastForward(3_600_000);
  await wakeUp(page);
  await expectError(page, '最後のコードの有効期限（10分）が過ぎました。');
  await expect(live).toContainText('続けるには、送信者による署名再依頼が必要です。');
  await expect(page.getByText('湊商事株式会社 湊 一郎 様から')).toBeVisible();
  await expect(page.getByRole('button', { name: 'もう一度試す' })).toBeVisible();
  await isFitForAll(page);
  await server.advanceClock(3_600);
  await context.setOffline(false);
  await page.clock.runFor(1_000);
  await expect(heading(page)).toHaveText('お手続きいただけません');
  await expect(heading(page)).toBeFocused();
  await page.getByRole('button', { name: '送信者に署名再依頼をお願いする' }).click();
  await expect(page.getByText('送信者に署名再依頼をお願いしました')).toBeVisible();
});

test('a countdown that ran ahead is put right by the server', {
  tag: ['@R-208'],
}, async ({ page, person, server }) => {
  await (await person('prime')).askToSign([bySms]);
  await page.clock.install();
  await page.goto(await link(server));
  await issue(page, server, 2);
  await page.clock.setSystemTime(Date.now() + 86_400_000);
  await page.clock.runFor(1_000);
  await expect(countdown(page)).toHaveText(/^09:[345]\d$/);
  await expect(page.getByText(OVER).filter({ visible: true })).toHaveCount(0);
  await expect(codeField(page)).not.toHaveAttribute('aria-invalid', 'true');
});

test('what has changed in another tab is said, with its reason, after the press', {
  tag: ['@R-213', '@R-214', '@R-215', '@R-217', '@D-8'],
}, async ({ page, person, server }) => {
  await (await person('prime')).askToSign([bySms]);
  const address = await link(server);
  await page.goto(address);
  const first = await issue(page, server, 2);
  const other = await Elsewhere.open(server, address);
  await server.advanceClock(300);
  await other.act('codes', 200);
  const second = await wrongCode(server);
  await enter(page, first);
  await expectError(page, '新しいコードが発行されています。');
  await expect(countdown(page), 'it is the newer one that counts down').toHaveText(/^(10:00|09:[345]\d)$/);
  await isFitForAll(page);

  for (let left = 8; left > 0; left -= 1) {
    await other.act('verification', 422, { code: second });
  }
  await other.act('verification', 409, { code: second });
  await enter(page, first);
  await expectError(page, '入力回数の上限（10回）に達しました。');
  await expect(issueButton(page)).toBeFocused();
  await expect(page.locator('[data-live-region]')).toContainText('入力回数の上限（10回）に達しました。');

  await other.act('codes', 200);
  await issueButton(page).click();
  await expect(page.getByText('アクセスコードは、これ以上発行できません。').first()).toBeVisible();
  await expect(codeField(page)).toBeFocused();
  await expect(countdown(page)).toHaveText(/^(10:00|09:[345]\d)$/);
  await isFitForAll(page);
  const third = await wrongCode(server);
  for (let left = 9; left > 0; left -= 1) {
    await other.act('verification', 422, { code: third });
  }
  await other.act('verification', 403, { code: third });
  // Even when the page cannot read more than that.
  await page.route(`**${STATE}`, (route) => route.abort());
  await enter(page, third);
  await expect(heading(page)).toHaveText('お手続きいただけません');
  await expect(heading(page)).toBeFocused();
  await expect(page.getByText('発行回数（3回）を使い切り')).toBeVisible();
  await other.leave();
});

test('who presses after the request was withdrawn, or the documents closed, is told so', {
  tag: ['@R-202', '@R-218'],
}, async ({ context, page, person, server }) => {
  const prime = await person('prime');
  const { id } = await prime.askToSign([bySms]);
  await page.goto(await link(server));
  await enter(page, await issue(page, server, 2));
  await expect(page.getByText('Agreement 1/1')).toBeAttached();
  const act = page.getByRole('button', { name: '署名する' });
  const confirmed = page.getByRole('dialog').getByRole('button', { name: '署名する', exact: true });

  // The cookie is gone, and then the network too.
  await context.clearCookies();
  await page.route(`**${STATE}`, (route) => route.abort(), { times: 1 });
  await act.click();
  await confirmed.click();
  const told = '通信できず、返事が届きませんでした。';
  await expect(page.getByRole('alert').filter({ hasText: told })).toBeVisible();
  await isFitForAll(page);
  await act.click();
  await confirmed.click();
  await expect(heading(page)).toContainText('アクセスコードの入力');
  await expectError(page, '時間がたったため、もう一度アクセスコードで確認が必要です。');

  await prime.withdraw(id);
  await issueButton(page).click();
  await expect(heading(page)).toHaveText('このリンクは使えません');
  await expect(heading(page)).toBeFocused();
  await expect(page.getByText('この画面を開いたあとに、依頼が取り下げられたか')).toBeVisible();
  await isFitForAll(page);
});

test('the completion page learns by itself that all have signed, asks seldom, and knows a true copy', {
  tag: ['@R-218'],
}, async ({ page, person, server }) => {
  await (await person('prime')).askToSign([bySms, taro]);
  await page.clock.install();
  await page.goto(await link(server));
  await enter(page, await issue(page, server, 2));
  await sign(page);
  const status = page.getByRole('main').getByRole('status').first();
  await expect(status).toContainText('控えのリンクがメールまたはSMSで届きます。');
  await expect(status).toContainText('この画面は閉じてかまいません。');
  const copy = page.getByRole('button', { name: '控えをダウンロードする' });
  await expect(copy).toHaveCount(0);
  await isFitForAll(page);

  const asked = count(page, STATE);
  const hide = (hidden: boolean) =>
    page.evaluate((hidden) => Object.defineProperty(document, 'hidden', { configurable: true, value: hidden }), hidden);
  await hide(true);
  await page.clock.runFor(600_000);
  expect(asked(), 'out of sight it asks nothing').toBe(0);
  await hide(false);
  await page.clock.runFor(7_200_000);
  expect(asked(), 'it asks').toBeGreaterThan(0);
  expect(asked(), 'and seldom').toBeLessThan(6);

  const other = await Elsewhere.open(server, await link(server, taro.email));
  await other.act('signature', 200);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(status).toContainText('すべての署名が完了しました。');
  await isFitForAll(page);
  const done = asked();
  await page.clock.runFor(7_200_000);
  expect(asked(), 'it has nothing more to ask').toBe(done);
  const download = page.waitForEvent('download');
  await copy.click();
  expect((await download).suggestedFilename()).toBe('署名済み文書.pdf');

  // Whoever has no account finds out here whether a copy is the one.
  const content = await readFile(await (await download).path());
  const check = page.getByLabel('控えの確認');
  const file = (buffer: Buffer) => ({ name: 'copy.pdf', mimeType: 'application/pdf', buffer });
  await check.setInputFiles(file(content));
  await expect(page.getByRole('heading', { name: 'この依頼の控えです' })).toBeVisible();
  await isFitForAll(page);
  await check.setInputFiles(file(Buffer.concat([content, Buffer.from(' ')])));
  await expect(page.getByRole('heading', { name: 'この依頼の控えではありません' })).toBeVisible();
  await other.leave();
});

test('who has signed a request that is withdrawn then is promised no copy', {
  tag: ['@R-218'],
}, async ({ page, person, server }) => {
  const prime = await person('prime');
  const { id } = await prime.askToSign([byMail({ kind: 'none' }), taro]);
  await open(page, await link(server, 'hanako@example.jp'));
  await sign(page);
  await prime.withdraw(id);
  await wakeUp(page);
  const status = page.getByRole('main').getByRole('status').first();
  await expect(status.getByRole('heading', { level: 2 })).toHaveText('依頼は取り下げられました');
  await expect(status).toContainText('湊商事株式会社 湊 一郎 様がこの依頼を取り下げました。控えは届きません。');
  await expect(page.getByText('控えのリンクが')).toHaveCount(0);
  await isFitForAll(page);
});

test('wide digits stand whole in the field and become narrow, and the SMS has a sender', {
  tag: ['@R-207', '@R-211', '@D-11'],
}, async ({ page, person, server }) => {
  await (await person('prime')).askToSign([bySms]);
  await page.goto(await link(server));
  const sender = page.getByText('SMSの送信元：0120-000-000');
  await expect(sender).toBeHidden();
  const right = await issue(page, server, 2);
  await expect(sender).toBeVisible();
  await expect(sender).toHaveRole('status');
  await isFitForAll(page);
  const wide = right.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const field = codeField(page);
  await field.focus();
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', { text: wide, selectionStart: 6, selectionEnd: 6 });
  await expect(field).toHaveValue(wide);
  const isCut = (it: HTMLInputElement | SVGElement | HTMLElement) => it.scrollWidth > it.clientWidth;
  expect(await field.evaluate(isCut)).toBe(false);
  await keyboard.send('Input.insertText', { text: wide });
  await expect(field).toHaveValue(right);
  await verifyButton(page).click();
  await expect(heading(page)).toHaveText('文書の確認と署名');
});
