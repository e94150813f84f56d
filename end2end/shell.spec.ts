import { expect, names, password, signIn, test } from './support/test';
import {
  account,
  chooseInMenu,
  errorSummary,
  fill,
  gbizIdField,
  menuButton,
  onPage,
  openEdit,
  press,
} from './support/screen';

const pages = [
  ['/', 'ホーム', 'Home'],
  ['/sharing', 'アカウント共有一覧', 'Shared accounts'],
  ['/sharing/edit', 'アカウント共有設定・変更', 'Set up or change sharing'],
  ['/sharing/requests', '情報共有設定依頼の確認', 'Requests to share'],
  ['/sharing/visibility', '公開状況', 'Who can see what'],
  ['/help/sharing', 'アカウント間情報共有について', 'About sharing between accounts'],
  ['/signing', '文書管理', 'Document management'],
  ['/help/signing', '署名とアクセスコードについて', 'About signing and access codes'],
  ['/no/such/page', 'ページが見つかりません', 'Page not found'],
];

test('every page has a title of its own in both languages', { tag: '@R-221' }, async ({ page }) => {
  await signIn(page, 'prime');
  for (const [path, title, english] of pages) {
    await page.goto(path);
    await expect(page).toHaveTitle(`${title} | Madoguchi 窓口`);
    await press(page, 'English');
    await expect(page).toHaveTitle(`${english} | Madoguchi 窓口`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(english);
    await press(page, '日本語');
  }
});

test('the menu leads to every page, which starts at its heading', {
  tag: ['@R-020', '@R-021', '@R-034'],
}, async ({ page }) => {
  await signIn(page, 'prime');
  await page.goto('/');
  for (const [entry, title] of [
    ['情報共有の設定・解除', 'アカウント共有一覧'],
    ['情報共有設定依頼の確認', '情報共有設定依頼の確認'],
    ['公開状況', '公開状況'],
    ['アカウント間情報共有について', 'アカウント間情報共有について'],
  ]) {
    await chooseInMenu(page, 'prime', entry);
    await onPage(page, title);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(menuButton(page, names.prime)).toHaveAttribute('aria-expanded', 'false');
  }
  // The name stands at the top right.
  const box = await menuButton(page, names.prime).boundingBox();
  expect(box?.y).toBeLessThan(100);
  expect(box?.x).toBeGreaterThan(640);
});

test('the first Tab offers to skip the header', async ({ page }) => {
  await signIn(page, 'prime');
  await page.goto('/sharing');
  await onPage(page, 'アカウント共有一覧');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: '本文へ移動' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'アカウント共有設定・変更へ' })).toBeFocused();
});

test('errors are said in the title until they are mended', async ({ page }) => {
  await signIn(page, 'prime');
  await openEdit(page);
  await press(page, '内容を確認');
  await expect(page).toHaveTitle('エラー：アカウント共有設定・変更 | Madoguchi 窓口');
  await fill(account(page, 1), 'member01');
  await press(page, '内容を確認');
  await expect(page).toHaveTitle('設定内容の確認 | Madoguchi 窓口');
});

test('switching the language keeps what was typed, and is remembered', async ({ page, server }) => {
  await signIn(page, 'prime');
  await openEdit(page);
  await gbizIdField(account(page, 1)).fill('minato');
  await press(page, '内容を確認');
  await expect(errorSummary(page)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');

  await press(page, 'English');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle('Error: Set up or change sharing | Madoguchi 窓口');
  await expect(page.getByLabel('gBizID (required)')).toHaveValue('minato');
  await expect(page.getByRole('alert')).toContainText('Enter a mail address, such as taro@example.jp');
  await expect(page.getByRole('button', { name: '日本語' })).toBeFocused();

  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await onPage(page, 'Set up or change sharing');
  await expect(page.getByLabel('gBizID (required)')).toHaveValue('minato');

  // From now on mails come in English as well; another device stays as it is.
  const asked = await page.request.get('/api/v1/session');
  expect((await asked.json()).account.language).toBe('en');
  expect(await server.outbox()).toEqual([]);
});

test('an address that leads nowhere offers the way home', async ({ page }) => {
  await signIn(page, 'prime');
  for (const path of ['/no/such/page', '/sharing/nothing', '/help']) {
    await page.goto(path);
    await onPage(page, 'ページが見つかりません');
  }
  await page.getByRole('link', { name: 'ホームへ' }).click();
  await onPage(page, 'ホーム');
});

test('a browser that is offline says so for as long as it lasts', {
  tag: ['@G-08'],
}, async ({ page, context }) => {
  await signIn(page, 'prime');
  await openEdit(page);
  await context.setOffline(true);
  const banner = page.getByRole('heading', { name: 'インターネットに接続されていません' });
  await expect(banner).toBeVisible();
  await fill(account(page, 1), 'member01');
  await context.setOffline(false);
  await expect(banner).toBeHidden();
  await expect(gbizIdField(account(page, 1))).toHaveValue('member01@minato.example');
});

test('a tab that is older than what is served offers to reload', { tag: ['@G-08'] }, async ({
  page,
}) => {
  await signIn(page, 'prime');
  await page.route('**/sharing/edit', async (route) => {
    const answer = await route.fetch();
    const older = (await answer.text()).replace(/(madoguchi-build"? content=)"?[^">\s]*"?/, '$1"older"');
    await route.fulfill({ response: answer, body: older });
  }, { times: 1 });
  await page.route('**/api/**', async (route) => {
    const answer = await route.fetch();
    const headers = { ...answer.headers(), 'madoguchi-build': 'newer' };
    await route.fulfill({ response: answer, headers });
  });
  await openEdit(page);
  await fill(account(page, 1), 'member01');
  await expect(page.getByRole('heading', { name: '新しい版が公開されています' })).toBeVisible();
  await page.unroute('**/api/**');
  page.once('dialog', (question) => question.accept());
  await press(page, '再読み込み');
  await expect(page.getByRole('heading', { name: '新しい版が公開されています' })).toBeHidden();
  await expect(gbizIdField(account(page, 1))).toHaveValue('member01@minato.example');
});

test.describe('in trouble', () => {
  test.use({
    expectedInConsole: /ERR_|status of 50\d|Failed to fetch|unreachable|madoguchi_bg\.wasm/,
  });

  test('a server that is down is told, and can be tried again', async ({ page }) => {
    await signIn(page, 'prime');
    await page.route('**/api/**', (route) => route.fulfill({ status: 503, body: 'proxy' }));
    await page.goto('/sharing');
    await expect(page.getByRole('alert')).toContainText('サーバーで問題が起きています');
    await page.unroute('**/api/**');
    await press(page, 'もう一度試す');
    await onPage(page, 'アカウント共有一覧');
  });

  test('a server that cannot be reached is told, and can be tried again', async ({ page }) => {
    await signIn(page, 'prime');
    await page.goto('/');
    await page.route('**/api/**', (route) => route.abort());
    await chooseInMenu(page, 'prime', '公開状況');
    await expect(page.getByRole('alert')).toContainText('サーバーと通信できませんでした');
    await page.unroute('**/api/**');
    await press(page, 'もう一度試す');
    await expect(page.getByText('あなたの情報を見られるアカウントはありません。')).toBeVisible();
  });

  test('a program that cannot be loaded is told, and can be loaded anew', async ({ page }) => {
    await page.route('**/*_bg.wasm', (route) => route.abort());
    await page.goto('/');
    await onPage(page, '画面を読み込めませんでした');
    await expect(page).toHaveTitle(/^画面を読み込めませんでした/);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await page.unroute('**/*_bg.wasm');
    await press(page, '再読み込み');
    await onPage(page, 'ログイン');
  });

  test('a browser without WebAssembly is told so', async ({ page }) => {
    await page.addInitScript('delete globalThis.WebAssembly');
    await page.goto('/');
    await onPage(page, 'このブラウザでは利用できません');
    await expect(page.getByText('ブラウザを最新の版に更新するか、ほかのブラウザでお試しください。')).toBeVisible();
  });

  test('a program that fails says so, and what was typed is still there', {
    tag: ['@G-08'],
  }, async ({ page }) => {
    await signIn(page, 'prime');
    await openEdit(page);
    await fill(account(page, 1), 'member01');
    await page.evaluate(() => {
      setTimeout(() => {
        throw new WebAssembly.RuntimeError('unreachable');
      });
    });
    await onPage(page, '画面で問題が起きたため、続けられません');
    page.once('dialog', (question) => question.accept());
    await press(page, '再読み込み');
    await onPage(page, 'アカウント共有設定・変更');
    await expect(gbizIdField(account(page, 1))).toHaveValue('member01@minato.example');
  });

  test('without scripts the page says what it needs', async ({ browser, server }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.address });
    const page = await context.newPage();
    await page.goto('/');
    const note = page.locator('noscript p');
    await expect(note).toBeVisible();
    await expect(note).toContainText('JavaScript を有効にしてください。');
    await context.close();
  });
});

test('no password leaves the page but in the body of the sign-in', async ({ page }) => {
  const urls: string[] = [];
  page.on('request', (request) => urls.push(`${request.url()} ${JSON.stringify(request.headers())}`));
  await page.goto('/');
  await page.getByLabel('メールアドレス').fill('prime@minato.example');
  await page.getByLabel('パスワード ※必須').fill(password);
  await press(page, 'ログイン');
  await expect(menuButton(page, names.prime)).toBeVisible();
  expect(urls.join('\n')).not.toContain(password);
});
