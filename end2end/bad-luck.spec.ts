import { readFile } from 'node:fs/promises';

import type { Download, Route } from '@playwright/test';

import { expect, gbizId, isFitForAll, type Page, signIn, test } from './support/test';
import { account, gbizIdField, onPage, openEdit, press, right, toConfirmation } from './support/screen';
import type { Server } from './support/server';

/** What goes wrong without anybody's fault, and what nobody would type on purpose. */

const number = 'zq-0001';
const hostile = '<script>alert(1)</script>\u202e届出';

async function file(server: Server, size: number): Promise<void> {
  const begin = Buffer.from('%PDF-1.7\n');
  const paper = Buffer.concat([begin, Buffer.alloc(size, ' '), Buffer.from('\n%%EOF\n')]);
  const record = {
    owner: gbizId('prime'),
    family: 'filing',
    number,
    title: hostile,
    authority: '試験庁',
    status: 'completed',
    arrivedAt: '2026-11-20T09:00:00+09:00',
    documents: [{ path: 'paper.pdf', name: '<img src=x>\u202efdp.pdf', kind: 'submitted' }],
  };
  await server.importRecords([record], { 'paper.pdf': paper });
}

async function openFiling(page: Page): Promise<void> {
  await page.goto(`/records/filings?words=${number}&sort=title`);
  await page.getByRole('rowheader').getByRole('link').click();
  await onPage(page, '申請案件状況');
}

const download = (page: Page) => page.getByRole('button', { name: /^ダウンロード/ }).first();

test.describe('a server that is lost', () => {
  test.use({ expectedInConsole: /ERR_|Failed to load resource/ });

  test('a list and a download that it breaks are told, and go on once it is back', {
    tag: ['@R-058'],
  }, async ({ page, server }) => {
    await file(server, 19_000_000);
    await signIn(page, 'prime');
    await openFiling(page);
    const files: Download[] = [];
    page.on('download', (it) => files.push(it));
    const network = await page.context().newCDPSession(page);
    const speed = (downloadThroughput: number) =>
      network.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput,
        uploadThroughput: -1,
      });
    await network.send('Network.enable');
    await speed(1_000_000);
    const begun = page.waitForResponse(/\/download$/);
    await download(page).click();
    await begun;
    await server.crash();
    await expect(page.getByText('ダウンロードが途中で切れました')).toBeVisible({ timeout: 60_000 });
    expect(files, 'half a file').toHaveLength(0);

    await speed(-1);
    await server.comeBack();
    const whole = page.waitForEvent('download');
    await press(page, 'もう一度試す');
    const content = await readFile(await (await whole).path());
    expect(content.length).toBeGreaterThan(19_000_000);
    await expect(page.getByText('ダウンロードが途中で切れました')).toHaveCount(0);

    // The way back leads to the list as it was left.
    await page.getByRole('link', { name: '申請案件一覧' }).first().click();
    await expect(page).toHaveURL(new RegExp(`words=${number}&sort=title`));
    await expect(page.getByRole('rowheader')).toHaveCount(1);
    await server.crash();
    await page.getByRole('button', { name: '手続名・件名' }).click();
    await expect(page.getByText('サーバーと通信できませんでした')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await isFitForAll(page);
    await server.comeBack();
    await press(page, 'もう一度試す');
    await expect(page.getByRole('rowheader')).toHaveCount(1);
    await expect(page.getByRole('rowheader')).toContainText('<script>alert(1)</script>');
  });
});

test.describe('what is no answer of the server', () => {
  test.use({ expectedInConsole: /status of (404|429|503)/ });

  test('a page of the network in place of a file is not kept as one, and a pause is told', {
    tag: ['@R-058'],
  }, async ({ page, server }) => {
    await file(server, 100);
    await signIn(page, 'prime');
    await openFiling(page);
    const files: Download[] = [];
    page.on('download', (it) => files.push(it));
    const html = (status: number) => (route: Route) =>
      route.fulfill({ status, contentType: 'text/html', body: '<h1>Sign in to this network</h1>' });
    const trouble = page.getByText('サーバーで問題が起きています');
    for (const status of [200, 503]) {
      await page.route(/\/(view|download|csv)(\?|$)/, html(status));
      await download(page).click();
      await expect(trouble).toHaveCount(1);
      await page.getByRole('link', { name: /^表示/ }).click();
      // What went wrong with the download is of no use any more.
      await expect(page.getByRole('heading', { level: 2, name: /^<img/ })).toBeVisible();
      await expect(trouble).toHaveCount(1);
      await page.unroute(/\/(view|download|csv)(\?|$)/);
      await press(page, 'もう一度試す');
      await expect(page.locator('.md-viewer__pages')).toHaveCount(0);
      await expect(page.getByText('この文書は表示できません')).toBeVisible();
      await expect(page.getByRole('heading', { level: 2, name: /^<img/ })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(page.getByText('この文書は表示できません')).toHaveCount(0);
      await expect(page.getByRole('link', { name: /^表示/ })).toBeFocused();
    }
    await page.goto(`/records/filings?words=${number}`);
    await expect(page.getByRole('rowheader')).toHaveCount(1);
    await page.route(/\/csv/, html(200));
    await press(page, 'CSVでダウンロード');
    await expect(trouble).toBeVisible();
    expect(files, 'a page kept as a file').toHaveLength(0);

    const pause = {
      type: '/problems/too_many_requests',
      title: 'Too many requests',
      status: 429,
      code: 'too_many_requests',
      params: { retryAfterSeconds: '30' },
    };
    await page.route(/\/filings\?/, (route) =>
      route.fulfill({ status: 429, contentType: 'application/problem+json', json: pause }),
    );
    await page.getByRole('button', { name: '手続名・件名' }).click();
    await expect(page.getByText('30秒待ってから、もう一度お試しください。')).toBeVisible();
    await page.unroute(/\/filings\?/);

    // A document that is gone while its record is there: told, and not asked for again and again.
    const gone = { type: '/problems/not_found', title: 'Not found', status: 404, code: 'not_found' };
    let asked = 0;
    await page.route(/\/view$/, (route) => {
      asked += 1;
      return route.fulfill({ status: 404, contentType: 'application/problem+json', json: gone });
    });
    await openFiling(page);
    await page.getByRole('link', { name: /^表示/ }).click();
    await expect.poll(() => asked).toBe(2);
    await expect(page.getByText('見つかりませんでした')).toBeVisible();
    await isFitForAll(page);
    expect(asked).toBe(2);
  });
});

test.describe('a device', () => {
  test.use({ expectedInConsole: /status of 422/ });

  test('with a clock that is wrong by a year is told at the field, and words without end too', {
    tag: ['@G-03', '@G-17'],
  }, async ({ page }) => {
    const wrong = new Date();
    wrong.setFullYear(wrong.getFullYear() - 1);
    await page.clock.setFixedTime(wrong);
    await signIn(page, 'prime');
    await page.goto('/records/filings');
    await expect(page.getByRole('rowheader').first()).toBeVisible();
    const words = page.getByRole('searchbox');
    await words.fill('税'.repeat(10_000));
    await page.getByRole('button', { name: '検索', exact: true }).click();
    const told = page.getByText('200文字以内で入力してください。');
    await expect(told).toBeVisible();
    await expect(words).toBeFocused();
    await expect(words).toHaveValue('税'.repeat(10_000));
    await expect(page.getByRole('rowheader').first()).toBeVisible();
    await isFitForAll(page);
    await words.fill('税');
    await expect(told).toHaveCount(0);
    // By an address, which nobody has typed here.
    await page.goto(`/records/filings?words=${'x'.repeat(5_000)}`);
    await expect(told).toBeInViewport();

    await openEdit(page);
    const card = account(page, 1);
    await gbizIdField(card).fill(gbizId('member01'));
    await right(card, '公文書', '参照権限').check();
    await right(card, '電子送達', '参照権限').check();
    await card.getByRole('radio', { name: '日付を指定する' }).check();
    await card.getByRole('radio', { name: /^7日間/ }).check();
    await toConfirmation(page);
    await press(page, '設定・変更');
    await onPage(page, 'アカウント共有設定・変更');
    await expect(card.getByText(/終了日は、.*か、それより後の日にしてください。/).first()).toBeVisible();
    await expect(gbizIdField(card)).toHaveValue(gbizId('member01'));
  });
});
