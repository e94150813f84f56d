import { readFile } from 'node:fs/promises';

import type { Download, Locator } from '@playwright/test';

import { expect, gbizId, isFitForAll, names, type Page, signIn, test } from './support/test';
import { onPage, press } from './support/screen';
import { tabTo } from './support/keyboard';
import type { Server } from './support/server';

/** Taking along what is seen: documents as one file, a list as CSV, the columns of a list. */

const number = 'zq-0001';

/** Gives `owner` a filing of which the papers have these names. */
async function file(server: Server, owner: string, papers: string[], size: number): Promise<void> {
  const paper = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size, ' ')]);
  const record = {
    owner: gbizId(owner),
    family: 'filing',
    number,
    title: '試験の手続',
    authority: '試験庁',
    status: 'completed',
    arrivedAt: '2026-11-20T09:00:00+09:00',
    documents: papers.map((name) => ({ path: 'paper.pdf', name, kind: 'submitted' })),
  };
  await server.importRecords([record], { 'paper.pdf': paper });
}

async function openFiling(page: Page): Promise<void> {
  await page.goto(`/records/filings?words=${number}`);
  await page.getByRole('rowheader').getByRole('link').click();
  await onPage(page, '申請案件状況');
}

/** The checkbox of the document with this name. */
function choice(page: Page, name: string): Locator {
  return page.getByRole('checkbox', { name: new RegExp(`^${name}`) });
}

/** The names in a ZIP file, as its directory has them. */
async function namesIn(download: Download): Promise<string[]> {
  const content = await readFile(await download.path());
  const end = content.length - 22;
  expect(content.readUInt32LE(end), 'the mark at the end').toBe(0x06054b50);
  const all: string[] = [];
  let at = content.readUInt32LE(end + 16);
  for (let left = content.readUInt16LE(end + 10); left > 0; left -= 1) {
    const length = content.readUInt16LE(at + 28);
    all.push(content.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length;
  }
  return all;
}

test.describe('what the server refuses', () => {
  test.use({ expectedInConsole: /status of 403/ });

  test('chosen documents come as one file, by keyboard, and each stands in the owner’s history', {
    tag: ['@R-012', '@R-058', '@R-009', '@R-061'],
  }, async ({ page, person, server }) => {
    await file(server, 'member01', ['申請書.pdf', '添付.pdf', '申請書.pdf'], 2_000);
    const prime = await person('prime');
    await prime.ask(['member01'], 'download');
    await (await person('member01')).answerAll('approve');
    await signIn(page, 'prime');
    await openFiling(page);
    await expect(page.getByText('文書を選ぶと、まとめてダウンロードできます。')).toBeVisible();

    const first = choice(page, '申請書.pdf').first();
    await tabTo(page, first);
    await page.keyboard.press('Space');
    await tabTo(page, choice(page, '申請書.pdf').last());
    await page.keyboard.press('Space');
    await expect(page.getByText(/^2件（.*）を選択中$/)).toBeVisible();
    await isFitForAll(page);
    const together = page.getByRole('button', { name: 'まとめてダウンロード' });
    await tabTo(page, together, 'Shift+Tab');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toBe(`${number}.zip`);
    expect(await namesIn(await download)).toEqual(['申請書.pdf', '申請書 (2).pdf']);
    await expect(together).toBeFocused();

    // The owner sees two documents downloaded; then the right is taken away.
    const owner = await person('member01');
    const downloads = await owner.accesses('download');
    expect(downloads.map(({ document }) => document)).toEqual(['申請書.pdf', '申請書.pdf']);
    await prime.changeRights('member01', 'view');
    await together.click();
    await expect(page.getByText('ダウンロードの権限がなくなりました')).toBeVisible();
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    expect(await owner.accesses('download')).toHaveLength(2);
  });
});

test.describe('a share that has ended', () => {
  test.use({ expectedInConsole: /status of 404/ });

  test('a download takes the record of a share that has ended off the screen', {
    tag: ['@R-058', '@R-012'],
  }, async ({ page, person, server }) => {
    await file(server, 'member01', ['申請書.pdf'], 2_000);
    await (await person('prime')).ask(['member01'], 'download');
    const owner = await person('member01');
    await owner.answerAll('approve');
    await signIn(page, 'prime');
    await openFiling(page);
    await owner.stopAll();
    await page.getByRole('button', { name: 'ダウンロード 申請書.pdf' }).click();
    const gone = page.getByRole('alert').filter({ hasText: 'この情報は見られません' });
    await expect(gone).toBeFocused();
    await expect(page.getByText('試験の手続')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'もう一度試す' })).toHaveCount(0);
    await isFitForAll(page);
  });
});

test.describe('a slow network', () => {
  test.use({ expectedInConsole: /ERR_|Failed to load resource/ });

  test('a large download tells how far it is, can be stopped, and says when it broke off', {
    tag: ['@R-012', '@R-058'],
  }, async ({ page, server }) => {
    await file(server, 'prime', ['1.pdf', '2.pdf', '3.pdf', '4.pdf'], 19_000_000);
    await signIn(page, 'prime');
    await openFiling(page);
    const files: Download[] = [];
    page.on('download', (download) => files.push(download));
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: 1_000_000,
      uploadThroughput: -1,
    });
    await page.getByRole('checkbox', { name: '4件すべてを選択' }).check();
    await press(page, 'まとめてダウンロード');
    const progress = page.getByRole('progressbar', { name: 'ダウンロードしています' });
    const done = () => progress.evaluate((bar: HTMLProgressElement) => bar.value);
    await expect.poll(done).toBeGreaterThan(0);
    await isFitForAll(page);
    await press(page, 'ダウンロードを中止');
    const stopped = page.getByRole('alert').filter({ hasText: 'ダウンロードを中止しました' });
    await expect(stopped).toBeFocused();
    await expect(progress).toHaveCount(0);

    await press(page, 'まとめてダウンロード');
    await expect.poll(done).toBeGreaterThan(0);
    await server.stop();
    await expect(page.getByText('ダウンロードが途中で切れました')).toBeVisible();
    await expect(page.getByRole('button', { name: 'もう一度試す' })).toBeVisible();
    expect(files, 'half a file').toHaveLength(0);
  });
});

test('what is shown of a list stands in its address, and a CSV file has the same', {
  tag: ['@G-17', '@R-011'],
}, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, 'prime');
  await page.goto('/records/filings?size=50&sort=authority');
  const rows = page.locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(50);
  const label = (name: string) => rows.first().locator(`[data-label="${name}"]`);
  await expect(label('提出先・発出元')).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));

  const columns = page.locator('summary', { hasText: '表示する項目' });
  await tabTo(page, columns);
  await page.keyboard.press('Enter');
  const authority = page.getByRole('checkbox', { name: '提出先・発出元' });
  await tabTo(page, authority);
  await page.keyboard.press('Space');
  await expect(label('提出先・発出元')).toHaveCount(0);
  await expect(authority).toBeFocused();
  await expect(page).toHaveURL(/size=50&columns=arrivedAt%2Cowner/);
  const note = '表示していない「提出先・発出元」の順に並んでいます。';
  await expect(page.getByRole('main').getByText(note)).toBeVisible();
  await page.getByRole('checkbox', { name: 'アカウント名' }).uncheck();
  await page.getByRole('checkbox', { name: '到達日時' }).uncheck();
  await expect(page).toHaveURL(/columns=none/);
  expect(asked.filter((path) => path.startsWith('/api/')), 'nothing is read again').toEqual([]);
  await isFitForAll(page);

  await page.goBack();
  await expect(label('到達日時')).toBeVisible();
  await page.goForward();
  await expect(label('到達日時')).toHaveCount(0);
  await page.reload();
  await expect(rows).toHaveCount(50);
  await expect(label('到達日時')).toHaveCount(0);

  const total = page.getByRole('main').getByText(/^\d+件中/);
  const count = Number(/^\d+/.exec((await total.textContent()) ?? '')?.[0]);
  const csv = async (button: string) => {
    const download = page.waitForEvent('download');
    await press(page, button);
    const text = await readFile(await (await download).path(), 'utf8');
    return { name: (await download).suggestedFilename(), lines: text.trimEnd().split('\r\n') };
  };
  const japanese = await csv('CSVでダウンロード');
  expect(japanese.name).toMatch(/^申請案件_\d{8}\.csv$/);
  expect(japanese.lines[0]).toBe('\uFEFF"到達番号","手続名・件名","状態"');
  expect(japanese.lines).toHaveLength(1 + count);

  await page.getByRole('button', { name: 'English' }).click();
  await onPage(page, 'Filings (list)');
  const english = await csv('Download as CSV');
  expect(english.name).toMatch(/^Filings_\d{8}\.csv$/);
  expect(english.lines[0]).toBe('\uFEFF"Arrival number","Procedure or subject","State"');
});

test.describe('a lost network', () => {
  test.use({ expectedInConsole: /ERR_/ });

  test('a CSV file that does not come is told, and can be asked for again', {
    tag: ['@G-17', '@R-055'],
  }, async ({ page, person }) => {
    await (await person('prime')).ask(['member01'], 'view');
    await (await person('member01')).answerAll('approve');
    await signIn(page, 'prime');
    await page.goto('/records/deliveries?owner=member01@minato.example');
    const path = '**/api/v1/records/deliveries/csv?*';
    await page.route(path, (route) => route.abort());
    await press(page, 'CSVでダウンロード');
    const failure = page.getByRole('alert').filter({ hasText: '通信' });
    await expect(failure).toBeVisible();
    await isFitForAll(page);
    await page.unroute(path);
    const download = page.waitForEvent('download');
    await failure.getByRole('button', { name: 'もう一度試す' }).click();
    const lines = await readFile(await (await download).path(), 'utf8');
    for (const line of lines.trimEnd().split('\r\n').slice(1)) {
      expect(line).toContain(names.member01);
    }
    await expect(failure).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'CSVでダウンロード' })).toBeFocused();
  });
});
