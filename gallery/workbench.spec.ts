import { expect, test, turned, type Workbench } from './support/workbench';

test.describe('a sample is found', () => {
  test('by typing its name, its reading or its id', async ({ workbench }) => {
    await workbench.open('story=button&variant=solid');
    for (const word of ['依頼の確認', 'いらいのかくにん', 'approval']) {
      await workbench.search(word);
      await expect(workbench.list.getByRole('link', { name: '依頼の確認ダイアログ' })).toBeVisible();
      await expect(workbench.list.getByRole('link', { name: 'ボタン', exact: true })).toBeHidden();
    }
    await workbench.search('窓のないもの');
    await expect(workbench.list.getByRole('status')).toContainText('見つかりませんでした');
  });

  test('by key: / searches, j and k go on and back', async ({ workbench, page }) => {
    await workbench.open('story=button&variant=solid');
    await page.keyboard.press('j');
    await expect(page).toHaveURL(/variant=outline/);
    await expect(workbench.frame.locator('#stage button[data-kind="outline"]')).toBeVisible();
    await expect(workbench.list.locator('[aria-current="page"]')).toHaveText('枠線');
    await page.keyboard.press('k');
    await expect(page).toHaveURL(/variant=solid/);
    await page.keyboard.press('/');
    await expect(page.getByLabel('見本を探す')).toBeFocused();
    await page.keyboard.type('jk');
    await expect(page).toHaveURL(/variant=solid/);
  });

  test('in the list, in the order of the syllabary', async ({ workbench }) => {
    await workbench.open('story=button&variant=solid');
    const names = await workbench.list.locator('ul').first().locator('> li > a').allInnerTexts();
    const positions = ['エラーのまとめ', 'コピーボタン', 'スケルトン'].map((name) => names.indexOf(name));
    expect(positions.every((position) => position >= 0), names.join()).toBe(true);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
  });

  test('and a link to one that is gone says so', async ({ workbench, page }) => {
    await workbench.open('story=no-such-thing');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('この見本はありません');
    await workbench.list.getByRole('link', { name: 'ボタン', exact: true }).click();
    await expect(workbench.frame.locator('#stage button').first()).toBeVisible();
  });

  test('with back and forward', async ({ workbench, page }) => {
    await workbench.open('story=button&variant=solid');
    await workbench.list.getByRole('link', { name: '枠線' }).click();
    await workbench.ready();
    await page.goBack();
    await expect(page).toHaveURL(/variant=solid/);
    await expect(workbench.frame.locator('#stage button[data-kind="solid"]')).toBeVisible();
    await page.goForward();
    await expect(workbench.frame.locator('#stage button[data-kind="outline"]')).toBeVisible();
  });
});

test.describe('knobs', () => {
  test('turn without loading the frame anew, and a link keeps them', async ({
    workbench,
    page,
  }) => {
    await workbench.open('story=button&variant=solid');
    const button = workbench.frame.locator('#stage button');
    await button.evaluate((it) => (it.ownerDocument.title = 'as before'));
    await page.getByLabel('children').fill('送信する');
    await page.getByLabel('kind').selectOption('danger');
    await expect(button).toHaveText('送信する');
    await expect(button).toHaveAttribute('data-kind', 'danger');
    expect(await workbench.title()).toBe('as before');
    await expect.poll(() => turned(page)).toEqual({ children: '送信する', kind: 'danger' });

    await page.reload();
    await workbench.ready();
    await expect(button).toHaveText('送信する');
    await expect(page.getByLabel('kind')).toHaveValue('danger');

    await page.getByRole('button', { name: '元に戻す' }).click();
    await expect(button).not.toHaveText('送信する');
    expect(turned(page)).toEqual({});
  });
});

test.describe('panels', () => {
  test('events are listed as they happen, the newest first', async ({ workbench, page }) => {
    await workbench.open('story=button&variant=solid&panel=events');
    await workbench.frame.locator('#stage button').click();
    await workbench.frame.locator('#stage button').click();
    const events = page.getByRole('tabpanel').getByRole('listitem');
    await expect(events).toHaveCount(2);
    await expect(events.first()).toContainText('press');
    await expect(page.getByRole('tab', { name: '出来事 2' })).toBeVisible();
    await page.getByRole('button', { name: '消去' }).click();
    await expect(events).toHaveCount(0);
  });

  test('axe, the tab order and contrasts are shown for the sample', async ({ workbench, page }) => {
    await workbench.open('story=button&variant=row&panel=checks');
    const panel = page.getByRole('tabpanel');
    await panel.getByRole('button', { name: 'axeで検査' }).click();
    await expect(panel).toContainText('axeは問題を見つけませんでした');
    await panel.getByRole('button', { name: 'タブ順を表示' }).click();
    await expect(panel.getByRole('heading', { name: 'Tabキーで移動する順序' })).toBeVisible();
    await panel.getByRole('button', { name: 'コントラストを測定' }).click();
    await expect(panel).toContainText('十分');
  });

  test('the Rust and the HTML can be copied', async ({ workbench, page }) => {
    await workbench.open('story=button&variant=solid&panel=source');
    const panel = page.getByRole('tabpanel');
    await expect(panel.getByRole('region', { name: 'Rust' })).toContainText('fn button(');
    await expect(panel.getByRole('region', { name: 'HTML' })).toContainText('md-button');
    await panel.getByRole('button', { name: 'HTMLをコピー' }).click();
    await expect.poll(() => workbench.clipboard()).toContain('class="md-button');
  });

  test('what it is for, by whose pattern, and its properties', async ({ workbench, page }) => {
    await workbench.open('story=button&variant=solid&panel=about');
    const panel = page.getByRole('tabpanel');
    await expect(panel).toContainText('button.css');
    const pattern = panel.getByRole('link', { name: /design\.digital\.go\.jp/ });
    await expect(pattern).toHaveAttribute('href', /components\/button/);
    await expect(panel.getByRole('row').filter({ hasText: 'on_press' }).first()).toBeVisible();
  });

  test('are reached with the arrows', async ({ workbench, page }) => {
    await workbench.open('story=button&variant=solid');
    await page.getByRole('tab', { name: 'つまみ' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: '出来事' })).toHaveAttribute('aria-selected', 'true');
    await expect(page).toHaveURL(/panel=events/);
  });
});

test.describe('the frame', () => {
  test('is as wide as it says, for media queries too', async ({ workbench, page }) => {
    await workbench.open('story=button&variant=solid&width=320');
    for (const width of ['320', '375', '768', '1280']) {
      await workbench.choose('幅（px）', width);
      await expect.poll(() => workbench.innerWidth()).toBe(Number(width));
    }
    await expect(page).toHaveURL(/width=1280/);
  });

  test('has large text, another language and another moment', async ({ workbench, page }) => {
    await workbench.open('story=button&variant=solid');
    await workbench.choose('文字の大きさ（%）', '200');
    await workbench.choose('見本の言語', 'English');
    await page.getByLabel('時計（日本時間）').fill('2027-01-01T00:00');
    await expect(page).toHaveURL(/text=200.*lang=en.*clock=2027/);
    await workbench.ready();
    const root = workbench.frame.locator('html');
    await expect(root).toHaveAttribute('lang', 'en');
    await expect(root).toHaveCSS('font-size', '32px');
    expect(await root.evaluate(() => new Date().toISOString())).toBe('2026-12-31T15:00:00.000Z');
  });

  test('is in sight at once on a phone, and what is chosen stands in one line', async ({
    workbench,
    page,
  }) => {
    await workbench.resize(320);
    await workbench.open('story=button&variant=solid&width=320');
    await expect(workbench.frame.locator('#stage button')).toBeInViewport();
    const toggle = page.getByRole('button', { name: '見え方' });
    await expect(toggle).toHaveAccessibleName('見え方 320 px · 100 % · 日本語');
    await expect(page.getByRole('group', { name: '見え方' })).toBeHidden();
    await toggle.click();
    await workbench.choose('見本の言語', 'English');
    await expect(toggle).toHaveAccessibleName('見え方 320 px · 100 % · English');
    await toggle.click();
    await expect(page.getByRole('group', { name: '見え方' })).toBeHidden();
  });

  test('can be opened alone, and a link to all of it be copied', async ({ workbench, page }) => {
    await workbench.open('story=button&variant=danger&width=320&k.children=x');
    await page.getByRole('button', { name: 'リンクをコピー' }).click();
    await expect.poll(() => workbench.clipboard()).toBe(page.url());
    const alone = page.getByRole('link', { name: '見本だけを開く' });
    await expect(alone).toHaveAttribute('href', /bare\.html\?.*variant=danger.*k\.children=x/);
  });
});

test('a designer finds the approval dialog failing, on a phone, in English, with large text', async ({
  workbench,
  page,
}) => {
  await workbench.open('');
  await workbench.search('依頼の確認');
  const failing = workbench.list.locator('a[href*="story=approval&"]');
  await failing.filter({ hasText: '回答を送れない' }).click();
  await workbench.choose('幅（px）', '320');
  await workbench.choose('文字の大きさ（%）', '200');
  await workbench.choose('見本の言語', 'English');
  await workbench.ready();
  const dialog = workbench.frame.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Allow', exact: true })).toBeVisible();
  const link = page.url();
  await page.goto('about:blank');
  await page.goto(link);
  await workbench.ready();
  await expect(dialog).toBeVisible();
});

const states: [string, string, ((workbench: Workbench) => Promise<void>)?][] = [
  ['the knobs', 'story=button&variant=solid&panel=knobs'],
  ['the events', 'story=button&variant=solid&panel=events', (it) => it.press()],
  ['the checks', 'story=button&variant=row&panel=checks', (it) => it.examine()],
  ['the source', 'story=button&variant=solid&panel=source'],
  ['the description', 'story=button&variant=solid&panel=about'],
  ['the commands', 'story=button&variant=solid&panel=commands'],
  ['the tokens', 'page=tokens'],
  ['a sample that is gone', 'story=no-such-thing'],
  ['the toolbar', 'story=button&variant=solid', (it) => it.openToolbar()],
  ['a search', 'story=button&variant=solid', (it) => it.search('a')],
];
for (const [name, query, act] of states) {
  test(`${name}: everybody can use the workbench itself`, async ({ workbench }) => {
    for (const width of [320, 1280]) {
      await workbench.resize(width);
      await workbench.open(query);
      await act?.(workbench);
      await workbench.isFitForAll(`${width} px`);
    }
  });
}
