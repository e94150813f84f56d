import { open } from 'node:fs/promises';

import { expect, isFitForAll, type Page, signIn, test } from './support/test';
import { errorSummary, notice, onPage, press, signInHere } from './support/screen';

/** A PDF of so many bytes, most of them nothing. */
function pdf(bytes: number): Buffer {
  const content = Buffer.alloc(bytes, ' ');
  content.write('%PDF-1.7\n');
  content.write('\n%%EOF\n', bytes - 7);
  return content;
}

function file(name: string, buffer: Buffer) {
  return { name, mimeType: 'application/pdf', buffer };
}

/** Opens one's newest filing in a state; its id. */
async function openFiling(page: Page, status: string): Promise<string> {
  await page.goto(`/records/filings?ownOnly=true&status=${status}`);
  await page.getByRole('rowheader').first().getByRole('link').click();
  await onPage(page, '申請案件状況');
  return new URL(page.url()).searchParams.get('id') ?? '';
}

/** Follows the button of an act to its page. */
async function begin(page: Page, act: string, heading: string): Promise<void> {
  await page.getByRole('link', { name: act, exact: true }).click();
  await onPage(page, heading);
}

function row(page: Page, name: string) {
  return page.getByRole('list', { name: '選んだファイル' }).getByRole('listitem').filter({ hasText: name });
}

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const files = (page: Page) => page.locator('input[type=file]');

test('a filing is withdrawn with a reason, after a question, and only once', {
  tag: ['@R-059', '@D-16'],
}, async ({ page }) => {
  await signIn(page, 'prime');
  await openFiling(page, 'under_review');
  await begin(page, '申請を取り下げる', '申請の取下げ');
  const form = page.url();
  await press(page, '申請を取り下げる');
  await expect(errorSummary(page)).toContainText('取下げの理由を入力してください。');
  await isFitForAll(page);

  const reason = page.getByLabel('取下げの理由 ※必須');
  await reason.fill('同じ内容の届出と重複したため');
  await press(page, '申請を取り下げる');
  const question = dialog(page, 'この申請を取り下げますか');
  await expect(question).toContainText('元に戻すことはできません');
  await isFitForAll(page);
  // Enter where the focus stands at first destroys nothing.
  await page.keyboard.press('Enter');
  await question.getByRole('button', { name: '取り下げない' }).click();
  await expect(question).toBeHidden();
  await expect(reason).toHaveValue('同じ内容の届出と重複したため');

  await press(page, '申請を取り下げる');
  await question.getByRole('button', { name: '申請を取り下げる' }).click();
  await onPage(page, '申請案件状況');
  await expect(notice(page, '申請を取り下げました')).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByText('取下げ済み').first()).toBeVisible();
  await expect(main.getByText('同じ内容の届出と重複したため')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'この申請の操作' })).toHaveCount(0);
  await page.goto(form);
  await expect(page.getByText('この申請の状態は「取下げ済み」です。')).toBeVisible();
});

test.describe('with a lost network', () => {
  test.use({ expectedInConsole: /ERR_FAILED/ });

  test('a file goes on where it stopped, and a closed tab loses nothing of a correction', {
    tag: ['@R-059', '@G-08'],
  }, async ({ page }) => {
    await signIn(page, 'prime');
    await openFiling(page, 'correction_wanted');
    await expect(page.getByText('提出先からの補正の依頼')).toBeVisible();
    await begin(page, '補正する', '申請の補正');
    const note = page.getByLabel('補正の内容 ※必須');
    await note.fill('2ページ目を添付しました。');

    const sent: number[] = [];
    await page.route('**/api/v1/uploads/*', async (route) => {
      if (route.request().method() !== 'PATCH') {
        return route.continue();
      }
      sent.push(Number(route.request().headers()['upload-offset']));
      return sent.length === 2 ? route.abort() : route.continue();
    });
    await files(page).setInputFiles(file('../雇用契約書.pdf', pdf(3_000_000)));
    const sending = row(page, '雇用契約書.pdf');
    await expect(sending).toContainText('途中で通信が切れました');
    await press(page, '補正する');
    await expect(errorSummary(page)).toContainText('送れていない文書があります');
    await isFitForAll(page);
    await sending.getByRole('button', { name: '再試行' }).click();
    await expect(sending).toContainText('送信済み');
    expect(sent[0]).toBe(0);
    expect(sent[2], 'where the network was lost').toBe(sent[1]);
    expect(sent[2]).toBeGreaterThan(0);

    await page.reload();
    await expect(page.getByText('入力途中の内容です')).toBeVisible();
    await expect(note).toHaveValue('2ページ目を添付しました。');
    await expect(row(page, '雇用契約書.pdf')).toContainText('送信済み');
    await press(page, '補正する');
    const question = dialog(page, 'この内容で補正しますか');
    await expect(question).toContainText('雇用契約書.pdf');
    await isFitForAll(page);
    await question.getByRole('button', { name: '補正する' }).click();
    await expect(notice(page, '補正しました')).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: '雇用契約書.pdf' })).toBeVisible();
    await expect(page.getByRole('main').getByText('審査中').first()).toBeVisible();
  });
});

test.describe('what the server refuses', () => {
  test.use({ expectedInConsole: /status of (401|409|422)/ });

  test('a file that is no PDF, broken or too large says so; a good one is resubmitted', {
    tag: ['@R-059'],
  }, async ({ page }, info) => {
    await signIn(page, 'prime');
    await openFiling(page, 'resubmission_wanted');
    await begin(page, '再提出する', '申請の再提出');
    await page.getByLabel('再提出の内容 ※必須').fill('新様式で作り直しました。');
    await press(page, '再提出する');
    await expect(errorSummary(page)).toContainText('添付する文書を選択してください。');

    // 200 MB that take no room.
    const large = info.outputPath('図面.pdf');
    const sparse = await open(large, 'w');
    await sparse.truncate(200 * 1024 * 1024);
    await sparse.close();
    await files(page).setInputFiles(large);
    await expect(page.getByText('30 MBを超えています。')).toBeVisible();
    await files(page).setInputFiles([file('../../x.exe', pdf(100))]);
    await expect(page.getByText('PDFではありません。')).toBeVisible();

    await files(page).setInputFiles([
      file('本文.pdf', Buffer.from('これはPDFではない')),
      file('途中まで.pdf', pdf(5_000).subarray(0, 3_000)),
      file('届出書.pdf', pdf(5_000)),
    ]);
    await expect(row(page, '本文.pdf')).toContainText('PDFではありません。');
    await expect(row(page, '途中まで.pdf')).toContainText('壊れているか、途中で切れています。');
    await expect(row(page, '届出書.pdf')).toContainText('送信済み');
    for (const name of ['本文.pdf', '途中まで.pdf']) {
      await row(page, name).getByRole('button', { name: /^削除/ }).click();
    }
    await press(page, '再提出する');
    const question = dialog(page, 'この内容で再提出しますか');
    await question.getByRole('button', { name: '再提出する' }).click();
    await expect(notice(page, '再提出しました')).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: '届出書.pdf' })).toBeVisible();
  });

  test('when the session ends or another tab was first, it is told and what was typed stays', {
    tag: ['@R-059', '@G-08'],
  }, async ({ page, server }) => {
    await signIn(page, 'prime');
    const id = await openFiling(page, 'correction_wanted');
    await begin(page, '補正する', '申請の補正');
    const note = page.getByLabel('補正の内容 ※必須');
    await note.fill('日付を確かめました。');
    await server.advanceClock(61 * 60);
    await press(page, '補正する');
    const question = dialog(page, 'この内容で補正しますか');
    await question.getByRole('button', { name: '補正する' }).click();
    // What is read again after signing in arrives when the other tab has been first.
    let letThrough = () => {};
    const held = new Promise<void>((done) => {
      letThrough = done;
    });
    await page.route(`**/api/v1/records/filings/${id}`, async (route) => {
      await held;
      await route.continue();
    });
    const readAgain = page.waitForResponse(`**/api/v1/records/filings/${id}`);
    await signInHere(page, 'prime');
    await expect(dialog(page, 'もう一度ログインしてください')).toBeHidden();
    await expect(question).toBeVisible();

    const other = await page.request.post(`/api/v1/records/filings/${id}/withdrawal`, {
      data: { reason: '別のタブで取り下げた' },
      headers: { 'idempotency-key': 'another-tab' },
    });
    expect(other.status()).toBe(200);
    letThrough();
    await readAgain;
    await question.getByRole('button', { name: '補正する' }).click();
    await expect(page.getByText('この申請の状態は「取下げ済み」です。')).toBeVisible();
    await expect(note).toHaveValue('日付を確かめました。');
    await isFitForAll(page);
    await page.getByRole('main').getByRole('link', { name: '申請案件状況へ戻る' }).click();
    await onPage(page, '申請案件状況');
    await expect(page.getByText('別のタブで取り下げた')).toBeVisible();
  });
});
