import type { Page } from '@playwright/test';

import { expect, open, test } from '../support/bare';

/** A request with a signer who is locked out, one who was not reached, and one who waits. */
const openDetail = (page: Page) => open(page, 'signature-request', 'needs-attention');

test('what asking again costs and does is said before, and done once', {
  tag: ['@R-181', '@R-182', '@R-203', '@R-204', '@D-16', '@G-04', '@G-06'],
}, async ({ page }) => {
  await openDetail(page);
  const main = page.getByRole('main');
  const first = main.getByRole('heading', { level: 2 }).first();
  await expect(first).toHaveText(/佐藤 花子さんが、もう一度の署名依頼を急いで希望しています/);
  await expect(main).toContainText('090-****-5678');
  await page.getByRole('button', { name: '署名再依頼(¥88) 佐藤 花子' }).click();

  const dialog = page.getByRole('dialog', { name: '署名再依頼を送信しますか' });
  await expect(dialog.getByRole('term').filter({ hasText: '依頼通知のSMS' })).toBeVisible();
  await expect(dialog.getByText('¥33', { exact: true })).toBeVisible();
  await expect(dialog.getByText('¥55', { exact: true })).toBeVisible();
  await expect(dialog.getByRole('status')).toHaveText(/¥88/);
  await expect(dialog).toContainText('SMS自動発行 090-1234-5678');
  await expect(dialog).toContainText('前に送ったリンクとアクセスコードは使えなくなります。');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: '署名再依頼(¥88) 佐藤 花子' }).press('Enter');
  await dialog.getByRole('button', { name: '¥88で署名再依頼を送信する' }).dblclick();
  await expect(page.getByText('佐藤 花子さんに署名再依頼を送信しました').first()).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: /もう一度の署名依頼を急いで/ })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '高橋 健さんにSMSが届いていません' })).toBeVisible();
});

test('each signer has a timeline, the newest first', { tag: ['@G-20', '@R-201'] }, async ({
  page,
}) => {
  await openDetail(page);
  const card = page.locator('section').filter({
    has: page.getByRole('heading', { name: '佐藤 花子', exact: true }),
  });
  const timeline = card.last();
  await expect(timeline).toContainText('送信先側でアクセスコードの認証に失敗しました');
  await expect(timeline.getByText('再依頼を希望')).toBeVisible();
  await expect(timeline.getByText('署名を依頼')).toBeHidden();
  const line = timeline.locator('summary');
  await expect(line).toHaveText('これより前の11件');
  await line.press('Enter');
  const before = timeline.getByRole('list').last().getByRole('listitem');
  await expect(before).toHaveCount(11);
  await expect(before.first()).toContainText('認証失敗');
  await expect(before.last()).toContainText('署名を依頼');
});

test('a signer with codes by SMS cannot be changed, another one can', { tag: ['@R-194'] }, async ({
  page,
}) => {
  await openDetail(page);
  await expect(page.getByText('SMS自動発行の署名者は変更できません').first()).toBeVisible();
  await expect(page.getByRole('button', { name: '署名者変更 佐藤 花子' })).toHaveCount(0);
  await page.getByRole('button', { name: '署名者変更 渡辺 恵子' }).click();
  const dialog = page.getByRole('dialog', { name: '署名者を変更しますか' });
  const name = dialog.getByRole('textbox', { name: '署名者名' });
  const email = dialog.getByRole('textbox', { name: 'メールアドレス' });
  await dialog.getByRole('button', { name: '署名者名を直す' }).click();
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription(/変更がありません/);
  await name.fill('松本 学');
  await email.fill('takahashi@tokiwa.example');
  await dialog.getByRole('button', { name: '署名者を変更する' }).click();
  await expect(email).toHaveAccessibleDescription(/同じ宛先の署名者がすでにいます/);
  await expect(name).toHaveValue('松本 学');
  await email.fill('matsumoto@tokiwa.example');
  await dialog.getByRole('button', { name: '署名者を変更する' }).click();
  await expect(page.getByRole('heading', { name: '松本 学' })).toBeVisible();
});

test('a request is withdrawn only after a question', { tag: ['@D-16'] }, async ({ page }) => {
  await openDetail(page);
  await page.getByRole('button', { name: '署名依頼を取り下げる' }).click();
  const dialog = page.getByRole('dialog', { name: '「業務委託契約書」の署名依頼を取り下げますか' });
  await expect(dialog.getByRole('listitem').filter({ hasText: '佐藤 花子' })).toBeVisible();
  await dialog.getByRole('button', { name: '取り下げない' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: '署名依頼を取り下げる' }).click();
  await dialog.getByRole('button', { name: '取り下げる', exact: true }).click();
  await expect(page.getByText('署名依頼を取り下げました').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /署名再依頼/ })).toHaveCount(0);
});
