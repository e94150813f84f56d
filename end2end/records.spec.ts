import type { Locator } from '@playwright/test';

import { expect, isFitForAll, names, type Page, signIn, test } from './support/test';
import { chooseInMenu, onPage, press } from './support/screen';
import type { Right } from './support/person';

/** `requester` sees the data of `owner`. */
type Share = (owner: string, right?: Right) => Promise<void>;

const it = test.extend<{ seesDataOf: Share }>({
  seesDataOf: async ({ person }, use) => {
    await use(async (owner, right = 'view') => {
      await (await person('prime')).ask([owner], right);
      await (await person(owner)).answerAll('approve');
    });
  },
});

const filings = '/records/filings';

/** How many records the list says there are. */
async function total(page: Page): Promise<number> {
  const shown = page.getByRole('main').getByText(/^\d+件(中|以上)/);
  return Number(/^\d+/.exec((await shown.textContent()) ?? '')?.[0]);
}

/** Rows of the list that belong to somebody else. */
function rowsOf(page: Page, owner: string): Locator {
  return page.getByRole('row').filter({ hasText: names[owner] });
}

/** Opens the newest of an owner's filings that has a document. */
async function openFilingOf(page: Page, owner: string): Promise<void> {
  await page.goto(`${filings}?owner=${owner}@minato.example&status=completed`);
  await rowsOf(page, owner).first().getByRole('link').click();
  await onPage(page, '申請案件状況');
}

it('an owner’s filings stand in the list with the account’s name, after consent only', {
  tag: ['@R-011', '@R-054', '@R-055'],
}, async ({ page, seesDataOf }) => {
  await signIn(page, 'prime');
  await page.goto(filings);
  await onPage(page, '申請案件一覧');
  const own = await total(page);
  await expect(rowsOf(page, 'member01')).toHaveCount(0);

  await seesDataOf('member01');
  await page.goto(`${filings}?size=100`);
  await expect(rowsOf(page, 'member01').first()).toBeVisible();
  await expect(rowsOf(page, 'prime')).toHaveCount(0);
  await expect.poll(() => total(page)).toBeGreaterThan(own);
  await isFitForAll(page);
});

it('公開状況 says when a share was used last', { tag: ['@G-02'] }, async ({ page, seesDataOf }) => {
  await seesDataOf('member01');
  await signIn(page, 'member01');
  await page.goto('/sharing/visibility');
  const row = page.getByRole('row').filter({ hasText: names.prime });
  await expect(row).toContainText('この7日間の利用なし');
  await signIn(page, 'prime');
  await page.goto(filings);
  await expect(rowsOf(page, 'member01').first()).toBeVisible();
  await page.goto('/sharing/visibility');
  await expect(page.getByRole('row').filter({ hasText: names.member01 })).toContainText('最終利用');
  await signIn(page, 'member01');
  await page.goto('/sharing/visibility');
  await expect(row).toContainText(/最終利用 \d+年/);
  await isFitForAll(page);
});

it('[自ら行った申請案件のみを表示] leaves only one’s own, on every list', {
  tag: ['@R-056', '@D-13'],
}, async ({ page, seesDataOf }) => {
  await seesDataOf('member01');
  await signIn(page, 'prime');
  for (const list of ['filings', 'filing-notices', 'delivery-subscriptions', 'deliveries']) {
    await page.goto(`/records/${list}?size=100`);
    await expect(rowsOf(page, 'member01').first()).toBeVisible();
    await page.getByLabel('自ら行った申請案件のみを表示').check();
    await expect(rowsOf(page, 'member01')).toHaveCount(0);
    await expect(page).toHaveURL(/ownOnly=true/);
    await page.goBack();
    await expect(rowsOf(page, 'member01').first()).toBeVisible();
  }
});

it('with 参照 a document is read inside the page and cannot be downloaded', {
  tag: ['@R-012', '@R-058', '@R-059', '@D-14'],
}, async ({ page, seesDataOf }) => {
  await seesDataOf('member01', 'view');
  await signIn(page, 'prime');
  await openFilingOf(page, 'member01');
  await expect(page.getByText(/申請の取下げ、補正、再提出はできません。/)).toBeVisible();
  await expect(page.getByText(/ダウンロードはできません。/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^ダウンロード/ })).toHaveCount(0);
  await page.getByRole('link', { name: /^表示/ }).first().click();
  const document = page.locator('.md-viewer__pages');
  await expect(document.locator('canvas').first()).toBeVisible();
  await expect(document).toContainText(/見本/);
  await isFitForAll(page);
  const download = new URL(page.url());
  const id = download.searchParams.get('id');
  const open = download.searchParams.get('document');
  const answer = await page.request.get(
    `/api/v1/records/filings/${id}/documents/${open}/download`,
  );
  expect(answer.status()).toBe(403);
});

it('the owner finds each act in the history, and a CSV of it', {
  tag: ['@R-009', '@R-061', '@R-062', '@R-063', '@D-3', '@G-18'],
}, async ({ page, browser, server, seesDataOf }) => {
  await seesDataOf('member01', 'download');
  await signIn(page, 'prime');
  await openFilingOf(page, 'member01');
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: /^ダウンロード/ }).first().click();
  await file;

  const device = await browser.newContext({ baseURL: server.address, locale: 'ja-JP' });
  const owner = await device.newPage();
  await signIn(owner, 'member01');
  await owner.goto('/');
  await chooseInMenu(owner, 'member01', '情報共有操作履歴');
  await onPage(owner, '情報共有対象アカウント操作履歴');
  const acts = owner.getByRole('row').filter({ hasText: names.prime });
  await expect(acts.filter({ hasText: '文書をダウンロード' })).toHaveCount(1);
  await expect(acts.filter({ hasText: '詳細を表示' })).toHaveCount(1);
  await expect(acts.filter({ hasText: '一覧で検索' })).not.toHaveCount(0);
  await isFitForAll(owner);

  await owner.getByLabel(/^操作/).selectOption('文書をダウンロード');
  await expect(acts).toHaveCount(1);
  await expect(owner).toHaveURL(/act=download/);
  const csv = owner.waitForEvent('download');
  await press(owner, 'CSVでダウンロード');
  expect((await csv).suggestedFilename()).toMatch(/^情報共有操作履歴_\d{8}\.csv$/);

  // The last hours of the week, and the second after it.
  await server.advanceClock(6.5 * 24 * 60 * 60);
  await signIn(owner, 'member01');
  await owner.reload();
  await expect(acts.first()).toContainText('表示されなくなります');
  await server.advanceClock(12 * 60 * 60);
  await signIn(owner, 'member01');
  await owner.reload();
  await expect(owner.getByRole('main').getByText('条件に合うものはありません')).toBeVisible();
  await owner.goto('/sharing/access-log');
  await expect(owner.getByRole('main').getByText('過去1週間の操作はありません')).toBeVisible();
  await device.close();
});

it('a search stands in the address, and going back restores list, scroll and focus', {
  tag: ['@G-17'],
}, async ({ page }) => {
  await signIn(page, 'prime');
  await page.goto(filings);
  const all = await total(page);
  await page.getByRole('searchbox').fill('税');
  await page.getByRole('button', { name: '検索', exact: true }).click();
  const condition = page.getByRole('list', { name: '現在の検索条件' }).getByRole('listitem');
  await expect(condition).toContainText('「税」を含む');
  await expect.poll(() => total(page)).toBeLessThan(all);
  await page.getByRole('button', { name: '手続名・件名' }).click();
  await expect(page).toHaveURL(/words=.*&sort=title/);

  const rows = page.getByRole('rowheader').getByRole('link');
  const chosen = rows.nth(7);
  await chosen.scrollIntoViewIfNeeded();
  const href = await chosen.getAttribute('href');
  await chosen.focus();
  const scrolled = await page.evaluate(() => window.scrollY);
  await page.keyboard.press('Enter');
  await onPage(page, '申請案件状況');
  await page.goBack();
  await onPage(page, '申請案件一覧');
  await expect(page.locator(`a[href="${href}"]`)).toBeFocused();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeCloseTo(scrolled, -1);

  await page.getByRole('button', { name: '条件を解除：「税」を含む' }).click();
  await expect(condition).toHaveCount(0);
  await expect.poll(() => total(page)).toBe(all);
});

it('次へ and 前へ walk through all of it without losing or repeating one', {
  tag: ['@G-17'],
}, async ({ page }) => {
  await signIn(page, 'prime');
  await page.goto('/records/deliveries?size=20');
  const all = await total(page);
  const numbers = new Set<string>();
  const read = async () => {
    for (const text of await page.getByRole('rowheader').allTextContents()) {
      numbers.add(text);
    }
  };
  await read();
  for (let first = 21; first <= all; first += 20) {
    await page.getByRole('link', { name: '次へ' }).click();
    await expect(page.getByRole('main').getByText(new RegExp(`件中${first}～`))).toBeVisible();
    await read();
  }
  expect(numbers.size).toBe(all);
  await expect(page.getByRole('link', { name: '次へ' })).toHaveCount(0);
});

it('a period that ends before it begins is told at its end, and nothing typed is lost', {
  tag: ['@G-17'],
}, async ({ page }) => {
  await signIn(page, 'prime');
  await page.goto(filings);
  await page.getByText('検索条件を追加').click();
  const from = page.getByRole('group', { name: 'いつから' });
  const to = page.getByRole('group', { name: 'いつまで' });
  await from.getByLabel('年').fill('令和8年11月22日');
  await from.getByLabel('年').blur();
  await expect(from.getByLabel('日')).toHaveValue('22');
  await to.getByLabel('年').fill('2026');
  await to.getByLabel('月').fill('11');
  await to.getByLabel('日').fill('1');
  await press(page, 'この条件で検索');
  await expect(to).toContainText('終わりの日は、始まりの日と同じか、それより後にしてください。');
  await expect(to.getByLabel('年')).toBeFocused();
  await to.getByLabel('日').fill('30');
  await press(page, 'この条件で検索');
  await expect(page).toHaveURL(/from=2026-11-22&to=2026-11-30/);
  await expect(page.getByText('2026年11月22日から', { exact: true })).toBeVisible();
});

it.describe('what the server refuses', () => {
  it.use({ expectedInConsole: /status of (403|404)/ });

  it('with ダウンロード a document comes as a file; a right that was taken away is told', {
    tag: ['@R-012', '@R-058', '@R-060'],
  }, async ({ page, person, seesDataOf }) => {
    await seesDataOf('member01', 'download');
    await signIn(page, 'prime');
    await openFilingOf(page, 'member01');
    const button = page.getByRole('button', { name: /^ダウンロード/ }).first();
    const file = page.waitForEvent('download');
    await button.click();
    expect((await file).suggestedFilename()).toMatch(/\.pdf$/);

    await (await person('prime')).changeRights('member01', 'view');
    await button.click();
    await expect(page.getByText('ダウンロードの権限がなくなりました')).toBeVisible();
    await expect(button).toHaveCount(0);
  });

  it('an ended share empties the list, and an open record says so', {
    tag: ['@R-054'],
  }, async ({ page, person, seesDataOf }) => {
    await seesDataOf('member01');
    await signIn(page, 'prime');
    await openFilingOf(page, 'member01');
    await (await person('member01')).stopAll();
    await page.getByRole('link', { name: /^表示/ }).first().click();
    const gone = page.getByText('この情報は見られません');
    await expect(gone).toBeVisible();
    await expect(page.getByRole('main').getByText(names.member01)).toHaveCount(0);
    await page.reload();
    await expect(gone).toBeVisible();
    await page.getByRole('link', { name: '申請案件一覧へ戻る' }).click();
    await onPage(page, '申請案件一覧');
    await expect(rowsOf(page, 'member01')).toHaveCount(0);
  });

  it('an address that names no record or no order leads back', async ({ page }) => {
    await signIn(page, 'prime');
    await page.goto('/records/filing?id=nothing');
    await expect(page.getByText('この情報は見られません')).toBeVisible();
    await page.goto(`${filings}?sort=size&from=yesterday`);
    const wrong = page.getByRole('main').getByText('検索条件を確認してください');
    await expect(wrong).toBeVisible();
    await press(page, '検索条件をすべて解除');
    await expect(page.getByRole('rowheader').first()).toBeVisible();
  });
});

it('an English reader and a phone find the same', async ({ page, seesDataOf }) => {
  await seesDataOf('member01');
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, 'prime');
  await page.goto(`${filings}?size=100`);
  await page.getByRole('button', { name: 'English' }).click();
  await onPage(page, 'Filings (list)');
  await expect(rowsOf(page, 'member01').first()).toBeVisible();
  await isFitForAll(page);
  await rowsOf(page, 'member01').first().getByRole('link').click();
  await onPage(page, 'Filing');
  await isFitForAll(page);
});

it('in a long list every cell stands under its heading', { tag: ['@R-054'] }, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.route(/\/api\/v1\/records\/filings(\?|$)/, async (route) => {
    const response = await route.fetch();
    const list = await response.json();
    const some: { id: string }[] = list.records;
    const records = Array.from({ length: 120 }, (_, at) => {
      const record = some[at % some.length];
      return { ...record, id: `${record.id}-${at}` };
    });
    await route.fulfill({ response, json: { ...list, records } });
  });
  await signIn(page, 'prime');
  await page.goto(filings);
  await expect(page.getByRole('row')).toHaveCount(121);
  const columns = await page.getByRole('row').evaluateAll((rows) => {
    const columnsOf = (row: Element) =>
      [...row.children].map((cell) => Math.round(cell.getBoundingClientRect().x));
    return [...new Set(rows.map((row) => columnsOf(row).join()))];
  });
  expect(columns).toHaveLength(1);
  const [first] = columns;
  expect(first.split(',').map(Number)).toEqual(first.split(',').map(Number).sort((a, b) => a - b));
});
