import { errorSummary, onPage, press } from './support/screen';
import { contract } from './support/signing';
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
  for (const name of ['鍵付き.pdf', '壊れた.pdf']) {
    await row(name).getByRole('button', { name: /^削除/ }).click();
    await expect(row(name)).toHaveCount(0);
  }
  await expect(row('業務委託契約書.pdf')).toContainText('送信済み');
});
