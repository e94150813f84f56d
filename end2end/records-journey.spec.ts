import type { APIResponse, Locator } from '@playwright/test';

import { expect, gbizId, isFitForAll, names, type Page, signIn, test } from './support/test';
import {
  account,
  approvalDialog,
  notice,
  onPage,
  openEdit,
  press,
  register,
  right,
  gbizIdField,
  rowOf,
  toConfirmation,
  toast,
} from './support/screen';

/** The whole way of a share, from the request to its end, as both people see it. */

const lists = ['filings', 'filing-notices', 'delivery-subscriptions', 'deliveries'];

function rowsOf(page: Page, owner: string): Locator {
  return page.getByRole('row').filter({ hasText: names[owner] });
}

/** A record of the owner's that has a document, as its address below `/api/v1/records`. */
async function recordOf(page: Page, family: string): Promise<{ record: string; document: string }> {
  const list = await page.request.get(
    `/api/v1/records/${family}?owner=${gbizId('member01')}&size=100`,
  );
  const { records } = (await list.json()) as { records: { id: string }[] };
  for (const { id } of records) {
    const record = `/api/v1/records/${family}/${id}`;
    const { documents } = await (await page.request.get(record)).json();
    if (documents.length > 0) {
      return { record, document: `${record}/documents/${documents[0].id}` };
    }
  }
  throw new Error(`no document among ${family}`);
}

/** Asks for a record and its document in every way there is, with the page's cookies. */
async function statuses(page: Page, { record, document }: { record: string; document: string }) {
  const addresses = [record, `${document}/view`, `${document}/download`, `${record}/documents.zip`];
  const answers: APIResponse[] = [];
  for (const address of addresses) {
    answers.push(await page.request.get(address));
  }
  return answers.map((answer) => answer.status());
}

test.describe('what the server refuses', () => {
  test.use({ expectedInConsole: /status of (403|404)/ });

  test('what is asked for, allowed, seen, filtered and ended is the same for both people', {
    tag: [
      '@R-001', '@R-011', '@R-012', '@R-017', '@R-018', '@R-048', '@R-054', '@R-055', '@R-056',
      '@R-058', '@R-061', '@D-13', '@D-14',
    ],
  }, async ({ page, browser, server }) => {
    await signIn(page, 'prime');
    await openEdit(page);
    const card = account(page, 1);
    await gbizIdField(card).fill(gbizId('member01'));
    await right(card, '公文書', '参照権限').check();
    await right(card, '電子送達', 'ダウンロード権限').check();
    await toConfirmation(page);
    await register(page);
    for (const list of lists) {
      await page.goto(`/records/${list}?size=100`);
      await expect(page.getByRole('rowheader').first()).toBeVisible();
      await expect(rowsOf(page, 'member01')).toHaveCount(0);
    }

    const device = await browser.newContext({ baseURL: server.address, locale: 'ja-JP' });
    const owner = await device.newPage();
    await signIn(owner, 'member01');
    await owner.goto('/');
    await approvalDialog(owner).getByRole('button', { name: '許可する', exact: true }).click();
    await expect(notice(owner, '湊 一郎 さんへの情報共有を許可しました')).toBeVisible();

    for (const list of lists) {
      await page.goto(`/records/${list}?size=100`);
      await expect(rowsOf(page, 'member01').first()).toBeVisible();
      await page.getByLabel('自ら行った申請案件のみを表示').check();
      await expect(rowsOf(page, 'member01')).toHaveCount(0);
      await expect(page.getByRole('rowheader').first()).toBeVisible();
    }

    // In the page, and past it.
    const filing = await recordOf(page, 'filings');
    const delivery = await recordOf(page, 'deliveries');
    expect(await statuses(page, filing)).toEqual([200, 200, 403, 403]);
    expect(await statuses(page, delivery)).toEqual([200, 200, 200, 200]);
    await page.goto(`/records/filing?id=${filing.record.split('/').pop()}`);
    await expect(page.getByRole('link', { name: /^表示/ }).first()).toBeVisible();
    await expect(page.getByText(/ダウンロードはできません。/)).toBeVisible();
    await expect(page.getByRole('button', { name: /^ダウンロード/ })).toHaveCount(0);
    await page.goto(`/records/delivery?id=${delivery.record.split('/').pop()}`);
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: /^ダウンロード/ }).first().click();
    expect((await file).suggestedFilename()).toMatch(/\.pdf$/);

    await owner.goto('/sharing/access-log');
    await onPage(owner, '情報共有対象アカウント操作履歴');
    const acts = owner.getByRole('row').filter({ hasText: names.prime });
    for (const act of ['一覧で検索', '詳細を表示', '文書を表示', '文書をダウンロード']) {
      await expect(acts.filter({ hasText: act })).not.toHaveCount(0);
    }
    await isFitForAll(owner);

    await owner.goto('/sharing/visibility');
    await expect(rowOf(owner, 'prime')).toBeVisible();
    await press(owner, `共有を停止 ${names.prime}`);
    const question = owner.getByRole('dialog', { name: '共有を停止しますか' });
    await question.getByRole('button', { name: '共有を停止' }).click();
    await expect(toast(owner)).toContainText('湊 一郎 さんへの情報共有を停止しました');

    for (const list of lists) {
      await page.goto(`/records/${list}?size=100`);
      await expect(page.getByRole('rowheader').first()).toBeVisible();
      await expect(rowsOf(page, 'member01')).toHaveCount(0);
    }
    expect(await statuses(page, filing)).toEqual([404, 404, 404, 404]);
    expect(await statuses(page, delivery)).toEqual([404, 404, 404, 404]);
    await device.close();
  });
});
