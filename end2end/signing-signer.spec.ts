import type { Route } from '@playwright/test';

import { expect, isFitForAll, test } from './support/test';
import { byMail, bySms, code, codesSent, link } from './support/signing';
import {
  codeField,
  count,
  countdown,
  enter,
  expectError,
  heading,
  issue,
  issueButton,
  open,
  sign,
  VERIFICATION,
  verifyButton,
  wakeUp,
} from './support/signer';


function answer(route: Route, problem: { status: number }): Promise<void> {
  const body = JSON.stringify(problem);
  return route.fulfill({ status: problem.status, body, contentType: 'application/problem+json' });
}

test('the countdown is right after a sleep, with another clock and after going back', {
  tag: ['@R-208', '@R-216'],
}, async ({ page, person, server }) => {
  await (await person('prime')).askToSign([bySms]);
  await page.clock.install();
  await page.goto(await link(server));
  await issue(page, server, 2);
  await expect(countdown(page)).toHaveText(/^(10:00|09:5\d)$/);

  await server.advanceClock(540);
  await wakeUp(page);
  await expect(countdown(page)).toHaveText(/^(01:00|00:5\d)$/);
  // Somebody sets the clock of the phone to the next day.
  await page.clock.setSystemTime(Date.now() + 86_400_000);
  await page.clock.runFor(1_000);
  await expect(countdown(page)).toHaveText(/^00:5\d$/);

  await page.goto('about:blank');
  await page.goBack();
  await expect(countdown(page)).toHaveText(/^00:[345]\d$/);
  await server.advanceClock(60);
  await page.clock.fastForward(60_000);
  await expect(page.getByText('有効期限（10分）が過ぎました。').first()).toBeVisible();
  await expect(countdown(page)).toBeHidden();
  await isFitForAll(page);
});

test('what is left is spoken at ten, five and one minute, thirty seconds and the end', {
  tag: ['@R-208'],
}, async ({ page, person, server }) => {
  await (await person('prime')).askToSign([bySms]);
  await page.addInitScript(() => {
    const spoken: string[] = [];
    Object.assign(window, { spoken });
    const isLive = (it: Element | null) =>
      it?.closest('[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]');
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const words = [...addedNodes].map((node) => node.textContent ?? '').join('');
        const text = addedNodes.length > 0 ? words : (target.textContent ?? '');
        if (isLive(element) && text.trim() !== '') {
          spoken.push(text.trim());
        }
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await page.clock.install();
  await page.goto(await link(server));
  await issue(page, server, 2);
  await server.advanceClock(600);
  // Every second is ticked, and nothing is skipped.
  await page.clock.runFor(601_000);
  await expect(page.getByText('有効期限（10分）が過ぎました。').first()).toBeVisible();

  const spoken = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  const ofTime = spoken.filter((words) => /\d+[分秒:]/.test(words));
  expect(ofTime).toEqual([
    expect.stringContaining('10分'),
    expect.stringMatching(/あと5分$/),
    expect.stringMatching(/あと1分$/),
    expect.stringMatching(/あと30秒$/),
    expect.stringContaining('有効期限（10分）が過ぎました。'),
  ]);
});

test.describe('with errors in the console', () => {
  test.use({ expectedInConsole: /status of (403|410|422|429|503)|ERR_FAILED/ });

  test('a code is understood as people give it, and trouble on the way loses nothing', {
    tag: ['@R-211', '@R-214', '@D-11', '@G-19'],
  }, async ({ page, person, server }) => {
    await (await person('prime')).askToSign([bySms]);
    await page.goto(await link(server));
    const right = await issue(page, server, 2);
    const sent = count(page, VERIFICATION);
    await verifyButton(page).click();
    await expectError(page, 'アクセスコードを入力してください。');
    await enter(page, right.slice(1));
    await expectError(page, '入力されたのは5桁です');
    await enter(page, 'わかりません');
    await expectError(page, '6桁の数字が見つかりません。');
    expect(sent(), 'what is no code is no entry').toBe(0);

    const paused = {
      type: 'about:blank',
      title: 'Too many requests',
      status: 429,
      code: 'too_many_requests',
      params: { retryAfterSeconds: '30' },
    };
    const trouble: [says: string, act: (route: Route) => Promise<void>][] = [
      ['通信できず、返事が届きませんでした。', (route) => route.abort()],
      ['30秒ほどたってから、もう一度押してください。', (route) => answer(route, paused)],
      // As a proxy answers while the server behind it is away.
      ['いま、この手続きを受け付けられません。', (route) => route.fulfill({ status: 503, body: '<p>' })],
    ];
    for (const [says, act] of trouble) {
      await page.route(`**${VERIFICATION}`, act, { times: 1 });
      await enter(page, right);
      await expectError(page, says);
      await expect(codeField(page)).toHaveValue(right);
      await isFitForAll(page);
    }

    // Pasted with what stands around it in the SMS, and in full width.
    const wide = right.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    await codeField(page).fill('');
    await codeField(page).focus();
    await page.evaluate(
      (text) => document.execCommand('insertText', false, text),
      `アクセスコード: ${wide.slice(0, 3)}-${wide.slice(3)} 10分間有効です。`,
    );
    await verifyButton(page).click();
    await expect(heading(page)).toHaveText('文書の確認と署名');
  });

  test('an own code is typed as it is, wrong ones lock out, and the link opens no more', {
    tag: ['@R-186', '@R-195', '@R-202', '@R-213', '@D-11', '@G-06'],
  }, async ({ page, person, server }) => {
    const prime = await person('prime');
    await prime.askToSign([byMail({ kind: 'custom', code: 'Ab1!~x' })]);
    await page.goto(await link(server, 'hanako@example.jp'));
    const field = page.getByRole('textbox', { name: 'アクセスコード', exact: true });
    await expect(issueButton(page)).toBeHidden();
    await field.fill('Ａb1!~x');
    await verifyButton(page).click();
    await expectError(page, '「Ａ」は使えません。');
    await expect(field, 'what was typed is never folded').toHaveValue('Ａb1!~x');
    await field.fill('Ab1!~x ');
    await verifyButton(page).click();
    await expectError(page, '空白は使えません。コードの前後の空白も、取り除いてください。');
    await expect(field).toHaveValue('Ab1!~x ');
    await isFitForAll(page);
    for (let left = 9; left > 0; left -= 1) {
      await field.fill('ab1!~x');
      await verifyButton(page).click();
      await expectError(page, `あと${left}回入力できます。`);
    }
    await field.fill('ab1!~x');
    await verifyButton(page).click();
    await expect(heading(page)).toHaveText('お手続きいただけません');
    await page.reload();
    await expect(heading(page)).toHaveText('お手続きいただけません');
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await expect(page.getByText('業務委託契約書')).toHaveCount(0);

    await open(page, `${server.address}/sign#nobody-has-this-one`);
    await expect(heading(page)).toHaveText('このリンクは使えません');
    await isFitForAll(page);
  });
});

test('what is typed and tapped before the program is there counts, and once', {
  tag: ['@R-206', '@R-218', '@G-19'],
}, async ({ page, person, server }) => {
  // A browser that offers the code of an SMS (WebOTP).
  await page.addInitScript(() => {
    const answers: ((answer: { code: string }) => void)[] = [];
    const get = () => new Promise((resolve) => answers.push(resolve));
    Object.assign(window, { OTPCredential: class {}, arrive: (code: string) => answers.at(-1)?.({ code }) });
    Object.defineProperty(navigator, 'credentials', { value: { get } });
  });
  const prime = await person('prime');
  const { id } = await prime.askToSign([bySms]);
  let letGo = () => {};
  const isLetGo = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/\.wasm$/, async (route) => {
    await isLetGo;
    await route.continue();
  });
  const verified = count(page, VERIFICATION);
  await page.goto(await link(server), { waitUntil: 'commit' });
  await issueButton(page).dblclick();
  await expect.poll(() => codesSent(server)).toBe(1);
  const right = await code(server);
  await codeField(page).fill(right);
  await verifyButton(page).click();
  letGo();
  await expect(heading(page)).toHaveText('文書の確認と署名');
  expect(await codesSent(server), 'a double tap sends one code').toBe(1);
  expect(verified()).toBe(1);

  const signed = count(page, '/api/v1/sign/signature');
  await expect(page.getByText('Agreement 1/1')).toBeAttached();
  await page.getByRole('button', { name: '署名する' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '署名する', exact: true }).dblclick();
  await expect(heading(page)).toHaveText('署名しました');
  expect(signed(), 'a double tap signs once').toBe(1);
  expect((await prime.signatureRequest(id)).state).toBe('completed');

  // The completion notice opens the copy; the code of its SMS is offered and sends nothing.
  const notice = await link(server);
  await page.context().clearCookies();
  await open(page, notice);
  const again = await issue(page, server, 2);
  const entered = verified();
  await page.evaluate((code) => (window as unknown as { arrive(code: string): void }).arrive(code), again);
  await expect(codeField(page)).toHaveValue(again);
  expect(verified(), 'nothing is sent by itself').toBe(entered);
  await verifyButton(page).click();
  await expect(heading(page)).toHaveText('署名しました');
});

test('the token stays in the address, and a forwarded link tells nobody anything', {
  tag: ['@R-176', '@R-205'],
}, async ({ browser, context, page, person, server }) => {
  await (await person('prime')).askToSign([bySms]);
  const address = await link(server);
  const token = new URL(address).hash.slice(1);
  expect(token.length).toBeGreaterThan(20);
  const told: string[] = [];
  context.on('request', (request) => {
    told.push(request.url(), JSON.stringify(request.headers()));
  });
  context.on('console', (message) => told.push(message.text()));
  await page.goto(address);
  const right = await issue(page, server, 2);
  await enter(page, right);
  await expect(heading(page)).toHaveText('文書の確認と署名');
  await sign(page);
  const kept = await page.evaluate(async () => {
    const databases = (await indexedDB.databases?.()) ?? [];
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases, history.state]);
  });
  const cookies = JSON.stringify(await context.cookies());
  for (const words of [...told, kept, cookies, await page.content()]) {
    expect(words).not.toContain(token);
    expect(words).not.toContain(right);
  }

  const stranger = await browser.newContext({ baseURL: server.address });
  const forwarded = await stranger.newPage();
  const answers: string[] = [];
  forwarded.on('response', async (response) => {
    if (response.url().includes('/api/')) {
      answers.push(await response.text());
    }
  });
  await forwarded.goto(await link(server));
  await expect(forwarded.getByText('090-****-5678')).toBeVisible();
  expect(answers.length).toBeGreaterThan(0);
  for (const words of [...answers, await forwarded.content()]) {
    expect(words).not.toMatch(/業務委託|佐藤|12345678|1234-5678/);
  }
  await stranger.close();
});
