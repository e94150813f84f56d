import { readFile } from 'node:fs/promises';

import type { Browser, BrowserContext } from '@playwright/test';

import { expect, gbizId, isFitForAll, type Page, signIn, test } from './support/test';
import { errorSummary, notice, onPage, press } from './support/screen';
import { bySms, code, contract, link, mailsTo, mobile, wrongCode } from './support/signing';
import { countdown, enter, expectError, issue, mistypeTenTimes, open, sign } from './support/signer';
import type { Server } from './support/server';

/** Texts of a list, a sum or an answer that the tests provoke. */
test.use({ expectedInConsole: /status of (403|409|410|422)/ });

/** The signer's telephone, which knows nothing of the drafter. */
async function telephone(browser: Browser, server: Server): Promise<[Page, BrowserContext]> {
  const context = await browser.newContext({
    baseURL: server.address,
    viewport: { width: 320, height: 640 },
    isMobile: true,
    hasTouch: true,
    locale: 'ja-JP',
  });
  return [await context.newPage(), context];
}

test('a contract behind an obligatory code is sent for 231 yen, signed and proved', {
  tag: [
    '@R-176', '@R-180', '@R-184', '@R-185', '@R-190', '@R-191', '@R-197', '@R-198', '@R-199',
    '@R-205', '@R-206', '@R-208', '@R-209', '@R-212', '@R-214', '@R-215', '@R-216', '@R-218',
    '@G-04', '@D-7', '@D-8', '@D-11', '@D-16',
  ],
}, async ({ browser, page, server }, info) => {
  test.slow();
  await signIn(page, 'prime');

  await test.step('the administrator makes codes obligatory', async () => {
    await page.goto('/administration/access-code');
    await onPage(page, 'アクセスコード');
    await page.getByRole('radio', { name: '必須' }).check();
    await isFitForAll(page);
    await press(page, '設定する');
    await expect(notice(page, 'アクセスコードの設定を変更しました')).toBeVisible();
  });

  await test.step('the drafter writes, and sees what it costs', async () => {
    await page.goto('/signing/new');
    await onPage(page, '署名依頼の作成');
    await page.getByLabel('件名 ※必須').fill('業務委託契約書');
    await page.locator('input[type=file]').setInputFiles({
      name: '業務委託契約書.pdf',
      mimeType: 'application/pdf',
      buffer: contract(),
    });
    const signer = page.getByRole('region', { name: '署名者1', exact: true });
    await signer.getByLabel('署名者名 ※必須').fill('佐藤 花子');
    await signer.getByRole('radio', { name: '携帯電話番号宛(SMS)' }).check();
    await signer.getByRole('textbox', { name: '携帯電話番号 ※必須' }).fill('０９０－１２３４－５６７８');
    await press(page, '内容と料金を確認');
    await expect(errorSummary(page)).toContainText('アクセスコードは必須です。');
    await expect(signer.getByText('次のように直しました：09012345678')).toBeVisible();
    await isFitForAll(page);
    await signer.getByRole('radio', { name: 'SMS自動発行' }).check();
    const main = page.getByRole('main');
    await expect(main.getByRole('status').filter({ hasText: '合計' })).toContainText('¥231');
    await expect(main.getByText('＋¥88(合計 ¥319)')).toBeVisible();
    await expect(page.getByText('送信済み')).toBeVisible();
    await press(page, '内容と料金を確認');
    await onPage(page, '署名依頼の内容確認');
    await expect(main.getByText('¥231').first()).toBeVisible();
    await isFitForAll(page);
    await press(page, '¥231で送信する');
    await onPage(page, '署名依頼の送信完了');
    await expect(main).toContainText('料金は合計¥231(税込)です。');
    await page.getByRole('link', { name: '封筒詳細情報を開く' }).click();
    await onPage(page, '封筒詳細情報');
    await expect(main.getByText('¥231').first()).toBeVisible();
    await expect(main.getByText('SMS自動発行').first()).toBeVisible();
    await expect(main.getByText(mobile).first()).toBeVisible();
    await isFitForAll(page);
  });

  const [phone, context] = await telephone(browser, server);
  await test.step('the signer mistypes ten times and lets a code run out', async () => {
    await phone.goto(await link(server));
    await expect(phone.getByText('090-****-5678')).toBeVisible();
    await expect(phone.locator('body')).toMatchAriaSnapshot(`
      - banner:
        - button "English"
      - main:
        - heading "アクセスコードの入力" [level=1]
        - paragraph: 湊商事株式会社 湊 一郎 様からの、文書への署名の依頼です。
        - paragraph:
          - strong: 090-****-5678
        - paragraph:
          - strong: 残り3回
        - button "アクセスコードを発行する"
        - textbox "アクセスコード（6桁の数字）"
        - button "認証する"
    `);
    await isFitForAll(phone);
    const first = await issue(phone, server, 2);
    await expect(countdown(phone)).toHaveText(/^(10:00|09:5\d)$/);
    await expect(phone.getByRole('main')).toMatchAriaSnapshot(`
      - main:
        - button "アクセスコードを発行する"
        - status: /アクセスコードを送信しました/
        - textbox "アクセスコード（6桁の数字）"
        - paragraph:
          - timer "有効期限まで": /10分/
        - paragraph:
          - strong: 残り10回
        - button "認証する"
    `);
    await isFitForAll(phone);
    await mistypeTenTimes(phone, await wrongCode(server));
    await expect(phone.getByRole('main')).toMatchAriaSnapshot(`
      - main:
        - button "アクセスコードを発行する"
        - paragraph: /入力回数の上限（10回）に達しました/
        - textbox "アクセスコード（6桁の数字）" [invalid]
        - button "認証する"
    `);
    await isFitForAll(phone);
    const second = await issue(phone, server, 1);
    if (first !== second) {
      await enter(phone, first);
      await expectError(phone, '正しくありません。あと9回入力できます。');
    }
    await server.advanceClock(600);
    await enter(phone, second);
    await expectError(phone, '有効期限（10分）が過ぎました。');
    await isFitForAll(phone);
    await issue(phone, server, 0);
    await expect(phone.getByText('これが最後のアクセスコードです。')).toBeVisible();
    await expect(phone.getByRole('button', { name: 'アクセスコードを発行する' })).toBeHidden();
    await isFitForAll(phone);
  });

  await test.step('the signer reads and signs', async () => {
    await enter(phone, await code(server));
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('文書の確認と署名');
    await expect(phone.getByText('Agreement 1/1')).toBeAttached();
    await expect(phone.getByRole('main')).toMatchAriaSnapshot(`
      - main:
        - heading "文書の確認と署名" [level=1]
        - heading "業務委託契約書" [level=2]
        - group "文書の表示"
        - region "業務委託契約書.pdf":
          - group "1 / 1ページ":
            - paragraph: Agreement 1/1
        - button "署名する"
    `);
    await isFitForAll(phone);
    await phone.getByRole('button', { name: '署名する' }).click();
    const question = phone.getByRole('dialog', { name: 'この文書に署名しますか' });
    await expect(question).toMatchAriaSnapshot(`
      - dialog "この文書に署名しますか":
        - list:
          - listitem: 業務委託契約書.pdf
        - paragraph: /署名すると、取り消せません。/
        - button "署名しない"
        - button "署名する"
    `);
    await isFitForAll(phone);
    await question.getByRole('button', { name: '署名しない' }).click();
    await expect(question).toBeHidden();
    await sign(phone);
    await expect(phone.getByRole('main')).toMatchAriaSnapshot(`
      - main:
        - heading "署名しました" [level=1]
        - heading "業務委託契約書" [level=2]
        - list:
          - listitem: 業務委託契約書.pdf
        - status:
          - paragraph: /SHA-256/
        - button "控えをダウンロードする"
    `);
    await isFitForAll(phone);
  });

  const copy = info.outputPath('copy.pdf');
  await test.step('the signer takes the copy', async () => {
    const download = phone.waitForEvent('download');
    await press(phone, '控えをダウンロードする');
    await (await download).saveAs(copy);
    expect((await readFile(copy)).subarray(0, 5).toString()).toBe('%PDF-');
    await context.close();
  });

  await test.step('the drafter is told, and a copy that is brought back is known', async () => {
    await page.reload();
    const main = page.getByRole('main');
    await expect(main.getByText('署名完了').first()).toBeVisible();
    await expect(main.getByText('¥231').first()).toBeVisible();
    await expect.poll(() => mailsTo(server, gbizId('prime'), '署名完了のお知らせ')).toBe(1);
    await isFitForAll(page);
    await page.goto('/signing/copy-check');
    await onPage(page, '控えの確認');
    await page.locator('input[type=file]').setInputFiles(copy);
    await expect(notice(page, '署名済みの控えです')).toBeVisible();
    await expect(main).toContainText('業務委託契約書');
    await isFitForAll(page);
    const altered = Buffer.concat([await readFile(copy), Buffer.from(' ')]);
    await page.locator('input[type=file]').setInputFiles({
      name: 'copy.pdf',
      mimeType: 'application/pdf',
      buffer: altered,
    });
    await expect(notice(page, 'この会社の控えでも、送った文書でもありません')).toBeVisible();
  });
});

test('a signer who is locked out asks for rescue, is asked again for 88 yen more, and signs', {
  tag: [
    '@R-181', '@R-184', '@R-200', '@R-201', '@R-202', '@R-203', '@R-204', '@R-210', '@R-213',
    '@R-217', '@G-06', '@G-20', '@D-7', '@D-16',
  ],
}, async ({ browser, page, person, server }) => {
  test.slow();
  const prime = await person('prime');
  const { id } = await prime.askToSign([bySms]);
  const [phone, context] = await telephone(browser, server);
  const old = await link(server);

  await test.step('the signer uses up every code', async () => {
    await phone.goto(old);
    for (const left of [2, 1]) {
      await issue(phone, server, left);
      await server.advanceClock(600);
    }
    await issue(phone, server, 0);
    await mistype(phone, server);
    await expect(phone.getByRole('main')).toMatchAriaSnapshot(`
      - main:
        - heading "お手続きいただけません" [level=1]
        - paragraph: /発行回数（3回）を使い切り/
        - paragraph: /湊商事株式会社 湊 一郎 様による署名再依頼が必要です/
        - status:
          - button "送信者に署名再依頼をお願いする"
    `);
    await isFitForAll(phone);
    await press(phone, '送信者に署名再依頼をお願いする');
    await expect(phone.getByRole('main')).toMatchAriaSnapshot(`
      - main:
        - heading "お手続きいただけません" [level=1]
        - status:
          - heading "送信者に署名再依頼をお願いしました" [level=2]
    `);
    await isFitForAll(phone);
    await expect.poll(() => mailsTo(server, gbizId('prime'), 'アクセスコード認証失敗通知')).toBe(1);
    expect(await mailsTo(server, gbizId('prime'), '署名再依頼のお願い')).toBe(1);
  });

  await test.step('the drafter finds the task and asks again', async () => {
    await signIn(page, 'prime');
    await page.goto('/signing');
    await onPage(page, '文書管理');
    await expect(page.getByText('対応が必要な署名依頼が1件あります')).toBeVisible();
    await isFitForAll(page);
    const main = page.getByRole('main');
    await main.getByRole('link', { name: /業務委託契約書/ }).first().click();
    await onPage(page, '封筒詳細情報');
    await expect(notice(page, '佐藤 花子さんが、もう一度の署名依頼を急いで希望しています')).toBeVisible();
    await expect(main.getByText('3回目のアクセスコードを10回間違えました。')).toBeVisible();
    await expect(main.getByText('090-****-5678')).toBeVisible();
    await expect(main.getByText('¥231').first()).toBeVisible();
    await isFitForAll(page);
    await page.getByRole('button', { name: '署名再依頼(¥88) 佐藤 花子' }).click();
    const question = page.getByRole('dialog', { name: '署名再依頼を送信しますか' });
    await expect(question).toContainText('これまでの料金¥231が、合計¥319になります。');
    await isFitForAll(page);
    await question.getByRole('button', { name: '¥88で署名再依頼を送信する' }).click();
    await expect(page.getByText('佐藤 花子さんに署名再依頼を送信しました').first()).toBeVisible();
    await expect(main.getByText('¥319').first()).toBeVisible();
    await isFitForAll(page);
    expect((await prime.signatureRequest(id)).charged.total).toBe(319);
    const download = page.waitForEvent('download');
    await press(page, 'CSVでダウンロード');
    const timeline = await readFile(await (await download).path(), 'utf8');
    for (const event of ['アクセスコードの期限切れ', 'アクセスコードの誤り', '認証失敗', '再依頼を希望']) {
      expect(timeline).toContain(event);
    }
  });

  await test.step('the old link is closed, and the new one leads to the end', async () => {
    await open(phone, old);
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('このリンクは使えません');
    await open(phone, await link(server));
    await enter(phone, await issue(phone, server, 2));
    await sign(phone);
    await context.close();
    expect((await prime.signatureRequest(id)).state).toBe('completed');
  });
});

/** Ten wrong entries of the last code. */
async function mistype(phone: Page, server: Server): Promise<void> {
  const wrong = await wrongCode(server);
  for (let left = 9; left > 0; left -= 1) {
    await enter(phone, wrong);
    await expectError(phone, `あと${left}回入力できます。`);
  }
  await enter(phone, wrong);
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('お手続きいただけません');
}
