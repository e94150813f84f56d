import type { Locator } from '@playwright/test';

import { expect, gbizId, isFitForAll, names, type Page, signIn, test } from './support/test';
import { menuButton, onPage, press } from './support/screen';
import type { Server } from './support/server';

/** What has come since the last visit, and a filing by the number on its receipt. */

function filing(owner: string, number: string, status = 'arrived'): object {
  const at = '2026-11-20T09:00:00+09:00';
  return {
    owner: gbizId(owner),
    family: 'filing',
    number,
    title: '試験の手続',
    authority: '試験庁',
    status,
    arrivedAt: at,
    events: [{ at, status }],
    documents: [{ path: 'paper.pdf', name: '申請書.pdf', kind: 'submitted' }],
  };
}

async function take(server: Server, ...filings: object[]): Promise<void> {
  await server.importRecords(filings, { 'paper.pdf': Buffer.from('%PDF-1.7\n% a paper\n%%EOF\n') });
}

/** What the start page says of a list. */
function listOnHome(page: Page, name: string): Locator {
  const link = page.getByRole('link', { name, exact: true });
  return page.getByRole('main').getByRole('listitem').filter({ has: link });
}

test('what has come is counted until its list is opened, in every tab', {
  tag: ['@R-009', '@R-054', '@R-055'],
}, async ({ page, context, person, server }) => {
  await (await person('prime')).ask(['member01']);
  const owner = await person('member01');
  await owner.answerAll('approve');
  await signIn(page, 'prime');
  await page.goto('/');
  await onPage(page, 'ホーム');
  await expect(page.getByRole('main')).not.toContainText('新着');

  await take(server, filing('prime', 'zq-1'), filing('member01', 'zq-2'), filing('member02', 'zq-3'));
  await page.reload();
  await expect(listOnHome(page, '申請案件一覧')).toContainText('新着2件');
  await expect(listOnHome(page, '電子送達一覧')).not.toContainText('新着');
  await isFitForAll(page);
  expect(await owner.accesses('list'), 'a count is no look').toHaveLength(0);

  const other = await context.newPage();
  await other.goto('/records/deliveries');
  const families = other.getByRole('navigation', { name: '一覧の種類' });
  await expect(families.getByRole('link', { name: '申請案件 新着2件' })).toBeVisible();
  await isFitForAll(other);

  await menuButton(page, names.prime).click();
  await page.getByRole('banner').getByRole('link', { name: '申請案件一覧 新着2件' }).click();
  await onPage(page, '申請案件一覧');
  const marked = page.getByRole('row').filter({ hasText: '新着' });
  await expect(marked).toHaveCount(2);
  await expect(marked.filter({ hasText: names.member01 })).toHaveCount(1);
  await isFitForAll(page);
  // The other tab learns it without being touched.
  await expect(families).not.toContainText('新着');

  // Whoever opens a record and comes back finds the same rows marked.
  await marked.first().getByRole('link').click();
  await onPage(page, '申請案件状況');
  await page.goBack();
  await onPage(page, '申請案件一覧');
  await expect(marked).toHaveCount(2);
  await page.goto('/');
  await onPage(page, 'ホーム');
  await expect(listOnHome(page, '申請案件一覧')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('新着');
});

test.describe('a number that nobody has', () => {
  test.use({ expectedInConsole: /status of 404/ });

  test('a filing is looked up by the number on its receipt', {
    tag: ['@R-055', '@R-057', '@R-009', '@R-061', '@D-11', '@G-17'],
  }, async ({ page, person, server }) => {
    await take(
      server,
      filing('member01', '202611-77000001', 'correction_wanted'),
      filing('member02', '202611-77000002'),
    );
    await (await person('prime')).ask(['member01']);
    const owner = await person('member01');
    await owner.answerAll('approve');
    await signIn(page, 'prime');
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: '申請案件状況照会' }).click();
    await onPage(page, '申請案件状況照会');
    const number = page.getByLabel(/^到達番号/);
    await press(page, '照会する');
    await expect(page.getByText('到達番号を入力してください')).toBeVisible();
    await isFitForAll(page);

    // Somebody else's number is as unknown as one that nobody has.
    for (const unknown of ['202611-77000002', '202611-99999999']) {
      await number.fill(unknown);
      await number.press('Enter');
      const nothing = page.getByRole('alert').filter({ hasText: `「${unknown}」` });
      await expect(nothing).toContainText('この到達番号の申請は見つかりません');
      await expect(nothing).toBeFocused();
    }
    await isFitForAll(page);
    expect(await owner.accesses('open')).toHaveLength(0);

    await number.fill('２０２６１１ー７７０００００１');
    await number.press('Enter');
    const found = page.getByRole('article');
    await expect(found.getByRole('heading', { name: '試験の手続' })).toBeVisible();
    await expect(found).toContainText(names.member01);
    await expect(found).toContainText('補正待ち');
    await expect(found).toContainText('補正できるのは、申請した本人だけです。');
    await expect(page.getByText('「202611-77000001」として照会します。')).toBeVisible();
    await expect(page.getByText('1件の申請が見つかりました')).toBeFocused();
    await isFitForAll(page);
    expect(await owner.accesses('open')).toHaveLength(1);

    await page.reload();
    await expect(found).toContainText('202611-77000001');
    await page.emulateMedia({ media: 'print' });
    await expect(found).toBeVisible();
    await expect(number).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await found.getByRole('link', { name: '申請書.pdf' }).click();
    await onPage(page, '申請案件状況');
    await expect(page.getByRole('heading', { name: '申請書.pdf' })).toBeVisible();
    await page.goBack();
    await onPage(page, '申請案件状況照会');

    // A search that finds nothing leads on, and a hyphen that was left out does no harm.
    await page.goto('/records/filings?words=20261177000001');
    await page.getByRole('link', { name: '到達番号から申請案件状況を照会する' }).click();
    await expect(found).toContainText('202611-77000001');
    await expect(page.getByText(/ハイフンの位置だけが違う番号/)).toBeVisible();
    await isFitForAll(page);
  });
});

test('a number that has to be put right is looked up with the first press', {
  tag: ['@R-057', '@D-11'],
}, async ({ page, server }) => {
  await take(server, filing('prime', '202611-77000001'));
  await signIn(page, 'prime');
  await page.goto('/records/filings/lookup');
  await onPage(page, '申請案件状況照会');
  await page.getByLabel(/^到達番号/).pressSequentially('２０２６１１ー ７７０００００１');
  // It stands there before the press, which would miss a button that moves.
  await expect(page.getByText('「202611-77000001」として照会します。')).toBeVisible();
  await press(page, '照会する');
  await expect(page.getByText('1件の申請が見つかりました')).toBeFocused();
});
