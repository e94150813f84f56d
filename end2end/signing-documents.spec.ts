import { errorSummary, onPage, press } from './support/screen';
import { contract, mobile } from './support/signing';
import { expect, isFitForAll, signIn, test } from './support/test';

/** Refusals that the test provokes. */
test.use({ expectedInConsole: /status of 422/ });

function file(name: string, buffer: Buffer) {
  return { name, mimeType: 'application/pdf', buffer };
}

/** Opens with a password only. */
function locked(): Buffer {
  const key = '0f'.repeat(32);
  const encryption = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${key}> /U <${key}> >>`;
  const words = contract().toString('latin1');
  return Buffer.from(words.replace('/Root 1 0 R', `/Root 1 0 R /ID [<${key}> <${key}>] ${encryption}`));
}

/** Its end is there, its pages are not. */
function damaged(): Buffer {
  return Buffer.concat([contract().subarray(0, 60), Buffer.from('\n%%EOF\n')]);
}

test('a document that cannot be signed says so beside it, before anything is sent', {
  tag: ['@R-183', '@R-193'],
}, async ({ page }) => {
  await signIn(page, 'prime');
  await page.goto('/signing/new');
  await onPage(page, '署名依頼の作成');
  await page.locator('input[type=file]').setInputFiles([
    file('鍵付き.pdf', locked()),
    file('壊れた.pdf', damaged()),
    file('業務委託契約書.pdf', contract()),
  ]);
  const list = page.getByRole('list', { name: '選んだファイル' });
  const row = (name: string) => list.getByRole('listitem').filter({ hasText: name });
  await expect(row('鍵付き.pdf')).toContainText('パスワードによる保護を外して保存したものを選んでください。');
  await expect(row('壊れた.pdf')).toContainText('壊れているか、途中で切れています。');
  await expect(row('業務委託契約書.pdf')).toContainText('送信済み');
  await isFitForAll(page);
  await press(page, '内容と料金を確認');
  await expect(errorSummary(page)).toBeVisible();
  await expect(list.getByRole('button', { name: /^再試行/ })).toHaveCount(0);
  for (const name of ['鍵付き.pdf', '壊れた.pdf']) {
    await row(name).getByRole('button', { name: /^削除/ }).click();
    await expect(row(name)).toHaveCount(0);
  }
  await expect(row('業務委託契約書.pdf')).toContainText('送信済み');
});

test('what another tab has sent is not sent again, and the form says why', {
  tag: ['@R-193'],
}, async ({ context, page }) => {
  await signIn(page, 'prime');
  await page.goto('/signing/new');
  await onPage(page, '署名依頼の作成');
  await page.getByLabel('件名 ※必須').fill('業務委託契約書');
  await page.locator('input[type=file]').setInputFiles(file('業務委託契約書.pdf', contract()));
  const signer = page.getByRole('region', { name: '署名者1', exact: true });
  await signer.getByLabel('署名者名 ※必須').fill('佐藤 花子');
  await signer.getByRole('radio', { name: '携帯電話番号宛(SMS)' }).check();
  await signer.getByRole('textbox', { name: '携帯電話番号 ※必須' }).fill(mobile);
  await signer.getByRole('radio', { name: 'SMS自動発行' }).check();
  await expect(page.getByText('送信済み')).toBeVisible();
  await press(page, '内容と料金を確認');
  await onPage(page, '署名依頼の内容確認');

  const other = await context.newPage();
  await other.goto('/signing/new');
  await onPage(other, '署名依頼の作成');
  await press(other, '内容と料金を確認');
  await press(other, '¥231で送信する');
  await onPage(other, '署名依頼の送信完了');

  await press(page, '¥231で送信する');
  await onPage(page, '署名依頼の作成');
  const summary = errorSummary(page);
  await expect(summary).toContainText('送れていない文書があります');
  await expect(summary.locator('..')).toBeFocused();
  const row = page.getByRole('list', { name: '選んだファイル' }).getByRole('listitem');
  await expect(row).toContainText('すでに送信していないか、文書管理で確認してください。');
  await expect(row.getByRole('button', { name: /^削除/ })).toBeVisible();
  await expect(row.getByRole('button', { name: /^再試行/ })).toHaveCount(0);
  await isFitForAll(page);
});
