import type { Page } from '@playwright/test';

import { expect, members, names, signIn, test } from './support/test';
import {
  account,
  approvalDialog,
  fill,
  notice,
  onPage,
  openEdit,
  press,
  toast,
} from './support/screen';

/** Parts of the program that load when their page is first wanted. */

// Chunks that get lost or break are what these tests provoke.
test.use({ expectedInConsole: /ERR_FAILED|Failed to fetch|unreachable|status of 404/ });

const chunk = /\/((?:split|chunk)_\w+\.wasm)$/;

/** Collects the chunks that the server gave to the page. */
function chunksOf(page: Page): Set<string> {
  const given = new Set<string>();
  page.on('response', (response) => {
    const name = chunk.exec(response.url())?.[1];
    if (name !== undefined && response.ok()) {
      given.add(name);
    }
  });
  return given;
}

/** Every chunk that the program's script knows. */
async function allChunks(page: Page): Promise<string[]> {
  const [, script] = /href="?([^"\s>]+\.js)/.exec(await (await page.request.get('/')).text()) ?? [];
  const text = await (await page.request.get(script)).text();
  const names = text.matchAll(/(?:split|chunk)_\w+\.wasm/g);
  return [...new Set([...names].map(([name]) => name))].sort();
}

test('the first pages need no chunk, and each chunk comes with its page', async ({
  page,
  person,
  server,
}) => {
  await (await person('member01')).ask(['prime']);
  await (await person('prime')).answerAll('approve');
  const given = chunksOf(page);
  await page.goto('/sharing');
  await onPage(page, 'ログイン');
  await signIn(page, 'prime');
  await page.goto('/sharing');
  await onPage(page, 'アカウント共有一覧');
  expect([...given]).toEqual([]);

  await page.goto('/help/sharing');
  await onPage(page, 'アカウント間情報共有について');
  await page.goto('/sharing/visibility');
  await onPage(page, '公開状況');
  await press(page, `共有を停止 ${names.member01}`);
  await page.getByRole('dialog').getByRole('button', { name: '共有を停止' }).click();
  await expect(toast(page)).toBeVisible();
  await page.goto('/records/filings?ownOnly=true&status=under_review');
  await onPage(page, '申請案件一覧');
  await page.getByRole('rowheader').getByRole('link').first().click();
  await onPage(page, '申請案件状況');
  await page.getByRole('link', { name: '申請を取り下げる' }).click();
  await onPage(page, '申請の取下げ');
  await openEdit(page);
  await page.goto('/signing');
  await onPage(page, '文書管理');
  await page.goto('/signing/request?id=unknown');
  await onPage(page, '封筒詳細情報');
  await page.goto('/signing/new');
  await onPage(page, '署名依頼の作成');
  await page.goto('/signing/bulk');
  await onPage(page, '一括送信');
  await page.goto('/administration/access-code');
  await onPage(page, 'アクセスコード');
  const company = await server.command('company', 'add', '--name', '新港商事', '--kana', 'シンコウ');
  await page.goto(
    await server.command(
      ...['account', 'add', '--email', 'new@shinko.example', '--name', '新井 光', '--kana', 'アライ'],
      ...['--kind', 'prime', '--company', company],
    ),
  );
  await onPage(page, 'パスワードの設定');
  await press(page, 'English');
  await onPage(page, 'Set your password');
  expect([...given].sort()).toEqual(await allChunks(page));
});

test('a lost chunk is told and can be asked for again', async ({ page }) => {
  await signIn(page, 'prime');
  await page.goto('/sharing');
  await onPage(page, 'アカウント共有一覧');
  await page.route(chunk, (route) => route.abort());
  await page.getByRole('link', { name: 'アカウント共有設定・変更へ' }).click();
  await expect(notice(page, 'サーバーと通信できませんでした')).toBeVisible();
  await press(page, 'もう一度試す');
  await expect(notice(page, 'サーバーと通信できませんでした')).toBeVisible();

  await page.unroute(chunk);
  await press(page, 'もう一度試す');
  await onPage(page, 'アカウント共有設定・変更');
  await fill(account(page, 1), 'member01');
  await press(page, '内容を確認');
  await onPage(page, '設定内容の確認');
});

test('the question at sign-in comes once its lost chunk is there', async ({ page, person }) => {
  await (await person('prime')).ask(members(1));
  await signIn(page, 'member01');
  await page.route(chunk, (route) => route.abort());
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('サーバーと通信できませんでした');
  await page.unroute(chunk);
  await press(page, 'もう一度試す');
  await expect(approvalDialog(page)).toBeVisible();
});

test('a chunk that breaks is told, with a way to reload', async ({ page }) => {
  await signIn(page, 'prime');
  await page.route(/split_guide\.wasm$/, async (route) => {
    const body = breakEveryFunction(await (await route.fetch()).body());
    await route.fulfill({ contentType: 'application/wasm', body });
  });
  await page.goto('/help/sharing');
  await onPage(page, '画面で問題が起きたため、続けられません');
  await page.unrouteAll();
  await press(page, '再読み込み');
  await onPage(page, 'アカウント間情報共有について');
});

/** The module with functions that trap at once: `unreachable`, then nothing up to their end. */
function breakEveryFunction(wasm: Buffer): Buffer {
  const broken = Buffer.from(wasm);
  let at = 8;
  const readNumber = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = broken[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) {
        return value;
      }
    }
  };
  const [code, unreachable, nop, end] = [10, 0x00, 0x01, 0x0b];
  while (at < broken.length) {
    const section = broken[at++];
    const size = readNumber();
    if (section !== code) {
      at += size;
      continue;
    }
    for (let functions = readNumber(); functions > 0; functions -= 1) {
      const length = readNumber();
      const noLocals = 0;
      broken.fill(nop, at, at + length);
      broken.set(length > 2 ? [noLocals, unreachable] : [noLocals], at);
      at += length;
      broken[at - 1] = end;
    }
  }
  return broken;
}
