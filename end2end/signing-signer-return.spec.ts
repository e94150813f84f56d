import { readFile } from 'node:fs/promises';

import { loseAnswer } from './support/screen';
import { expect, isFitForAll, test } from './support/test';
import { byMail, bySms, codesSent, contract, link, taro, wrongCode } from './support/signing';
import {
  CODES,
  codeField,
  count,
  countdown,
  enter,
  expectError,
  heading,
  issue,
  issueButton,
  mistypeTenTimes,
  open,
  sign,
  STATE,
  verifyButton,
  wakeUp,
} from './support/signer';

test.use({ expectedInConsole: /status of (401|409|422)|ERR_FAILED/ });

const hanako = 'hanako@example.jp';

test('after a code whose answer was lost and whose time is over, a press sends another SMS', {
  tag: ['@R-206', '@R-208', '@R-216', '@G-19'],
}, async ({ page, person, server }) => {
  await (await person('prime')).askToSign([bySms]);
  await page.clock.install();
  await page.goto(await link(server));
  await expect(page.getByText('残り3回')).toBeVisible();
  await loseAnswer(page, `**${CODES}`);
  await issueButton(page).click();
  await expect(issueButton(page)).toHaveAccessibleDescription(/返事が届きませんでした。/);
  expect(await codesSent(server)).toBe(1);
  await wakeUp(page);
  await expect(countdown(page)).toHaveText(/^(10:00|09:[345]\d)$/);
  await server.advanceClock(600);
  await page.clock.runFor(601_000);
  await expectError(page, '有効期限（10分）が過ぎました。');
  await issue(page, server, 1);
  await expect(page.getByText('アクセスコードを送信しました。')).toBeVisible();
});

test('who mistypes the only code is not told of a newer one when the answer to its issue was lost', {
  tag: ['@R-214', '@D-8'],
}, async ({ page, person, server }) => {
  await (await person('prime')).askToSign([bySms]);
  await page.goto(await link(server));
  await expect(page.getByText('残り3回')).toBeVisible();
  await loseAnswer(page, `**${CODES}`);
  await issueButton(page).click();
  await expect(issueButton(page)).toHaveAccessibleDescription(/返事が届きませんでした。/);
  await enter(page, await wrongCode(server));
  await expectError(page, 'アクセスコードが正しくありません。あと9回入力できます。');
  await expect(countdown(page), 'the page has learned of the code').toBeVisible();
  await expect(codeField(page)).toHaveAttribute('aria-invalid', 'true');
  await isFitForAll(page);
});

test('who leaves the completion page open is asked for no code, and by the link for one', {
  tag: ['@R-218'],
}, async ({ page, person, server }) => {
  await (await person('prime')).askToSign([bySms, taro]);
  const address = await link(server);
  await page.clock.install();
  await page.goto(address);
  await enter(page, await issue(page, server, 2));
  await sign(page);
  const status = page.getByRole('main').getByRole('status').first();
  await expect(status).toContainText('ここから控えをダウンロードできます。');
  await server.advanceClock(13 * 3_600);
  const answered = page.waitForResponse(`**${STATE}`);
  await page.clock.runFor(61_000);
  await answered;
  await expect(status).not.toContainText('ここから控えをダウンロードできます。');
  await expect(status).toContainText('同じリンクをもう一度開いてください。');
  await expect(heading(page)).toHaveText('署名しました');
  await isFitForAll(page);
  const asked = count(page, STATE);
  await page.clock.runFor(7_200_000);
  expect(asked(), 'it can learn nothing more').toBe(0);

  await open(page, address);
  await expect(heading(page)).toContainText('アクセスコードの入力');
  await expect(page.getByText('署名したあとに控えを見るときも、アクセスコードが必要です。')).toBeVisible();
  await expect(page.getByText('依頼が届いています')).toHaveCount(0);
});

test('why no code lives is told at once by a page that is opened again', {
  tag: ['@R-215', '@R-216'],
}, async ({ page, person, server }) => {
  await (await person('prime')).askToSign([bySms]);
  await page.goto(await link(server));
  await expect(page.getByText('残り3回')).toBeVisible();
  await expect(codeField(page)).not.toHaveAttribute('aria-invalid', 'true');
  await issue(page, server, 2);
  await mistypeTenTimes(page, await wrongCode(server));
  await page.reload();
  await expectError(page, '入力回数の上限（10回）に達しました。');
  await expect(page.getByText('残り2回')).toBeVisible();
  await isFitForAll(page);
  await issue(page, server, 1);
  await expect(codeField(page)).not.toHaveAttribute('aria-invalid', 'true');
  await page.reload();
  await expect(countdown(page), 'a code that lives has nothing to tell').toBeVisible();
  await expect(codeField(page)).not.toHaveAttribute('aria-invalid', 'true');
  await server.advanceClock(600);
  await page.reload();
  await expectError(page, '有効期限（10分）が過ぎました。');
});

test('the day of a signature is written as the language writes it', {
  tag: ['@R-218'],
}, async ({ page, person, server }) => {
  await (await person('prime')).askToSign([byMail({ kind: 'none' })]);
  await page.goto(await link(server, hanako));
  await sign(page);
  await expect(page.getByText(/^\d{4}年\d{1,2}月\d{1,2}日 \d{1,2}:\d{2}$/)).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByText(/^\d{1,2} [A-Z][a-z]+ \d{4}, \d{1,2}:\d{2} JST$/)).toBeVisible();
});

test('a document that is refused is offered again in its own place', {
  tag: ['@R-218', '@G-19'],
}, async ({ page, person, server }) => {
  await (await person('prime')).askToSign([bySms]);
  await page.route('**/documents/*', (route) =>
    route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', title: 'Access code needed', status: 401, code: 'code_needed' }),
    }), { times: 1 });
  await page.goto(await link(server));
  await enter(page, await issue(page, server, 2));
  await expect(heading(page)).toHaveText('文書の確認と署名');
  const told = page.getByRole('alert').filter({ hasText: 'この操作はできませんでした。' });
  await expect(told).toHaveCount(1);
  await expect(page.getByRole('main').getByText('文書を読み込んでいます')).toHaveCount(0);
  await isFitForAll(page);
  await told.getByRole('button', { name: 'もう一度試す' }).click();
  await expect(page.getByText('Agreement 1/1')).toBeAttached();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a document that arrives slowly arrives', {
  tag: ['@R-218', '@G-19'],
}, async ({ page, person, server }) => {
  await (await person('prime')).askToSign([bySms]);
  // A network that brings the document in pieces, each when the test says so.
  await page.addInitScript(() => {
    const { fetch } = window;
    window.fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (!String(input).includes('/documents/')) {
        return answer;
      }
      const content = new Uint8Array(await answer.arrayBuffer());
      const size = Math.ceil(content.length / 4);
      let sent = 0;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted')));
          const deliver = () => {
            controller.enqueue(content.slice(sent, sent + size));
            sent += size;
            if (sent >= content.length) {
              controller.close();
            }
          };
          Object.assign(window, { deliver });
        },
      });
      return new Response(body, { status: answer.status, headers: answer.headers });
    };
  });
  await page.clock.install();
  await page.goto(await link(server));
  await enter(page, await issue(page, server, 2));
  await page.waitForFunction(() => 'deliver' in window);
  for (let piece = 0; piece < 4; piece += 1) {
    await page.clock.runFor(20_000);
    await page.evaluate(() => (window as unknown as { deliver(): void }).deliver());
  }
  await expect(page.getByText('Agreement 1/1')).toBeAttached();
});

test('the file that was chosen last is the one that is compared', {
  tag: ['@R-218'],
}, async ({ page, person, server }) => {
  await (await person('prime')).askToSign([bySms]);
  await page.goto(await link(server));
  await enter(page, await issue(page, server, 2));
  await sign(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '控えをダウンロードする' }).click();
  const content = await readFile(await (await download).path());
  const changed = Buffer.from(content);
  changed.writeUInt8(changed.readUInt8(changed.length - 2) ^ 1, changed.length - 2);
  let letGo = () => {};
  const isLetGo = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/copy', async (route) => {
    await isLetGo;
    await route.continue();
  });
  const file = (buffer: Buffer) => ({ name: 'copy.pdf', mimeType: 'application/pdf', buffer });
  const check = page.getByLabel('控えの確認');
  await check.setInputFiles(file(content));
  await expect(page.getByText('控えと照合しています')).toBeVisible();
  await check.setInputFiles(file(changed));
  letGo();
  await expect(page.getByRole('heading', { name: 'この依頼の控えではありません' })).toBeVisible();
  await check.setInputFiles(file(content));
  await expect(page.getByRole('heading', { name: 'この依頼の控えです' })).toBeVisible();
  // What was sent to be signed is neither the copy nor a file that somebody has changed.
  await check.setInputFiles(file(contract()));
  await expect(page.getByRole('heading', { name: '署名する前の文書です' })).toBeVisible();
  await isFitForAll(page);
});

test('who has signed and mistypes an own code ten times waits, and enters it again', {
  tag: ['@R-215', '@R-218'],
}, async ({ context, page, person, server }) => {
  await (await person('prime')).askToSign([byMail({ kind: 'custom', code: 'Ab1!~x' })]);
  const address = await link(server, hanako);
  await page.goto(address);
  const field = page.getByRole('textbox', { name: 'アクセスコード', exact: true });
  const type = async (typed: string) => {
    await field.fill(typed);
    await verifyButton(page).click();
  };
  await type('Ab1!~x');
  await sign(page);
  await context.clearCookies();
  await open(page, address);
  for (let left = 9; left > 0; left -= 1) {
    await type('ab1!~x');
    await expectError(page, `あと${left}回入力できます。`);
  }
  await type('ab1!~x');
  await expectError(page, '10分ほどたってから、もう一度入力してください。');
  await expect(field).toBeFocused();
  await expect(issueButton(page)).toBeHidden();
  await expect(page.getByText('新しいコードを発行してください')).toHaveCount(0);
  await isFitForAll(page);
  await server.advanceClock(600);
  await type('Ab1!~x');
  await expect(heading(page)).toHaveText('署名しました');
});
