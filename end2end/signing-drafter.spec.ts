import { expect, isFitForAll, signIn, test } from './support/test';
import { notice, onPage, press } from './support/screen';
import { byMail, bySms } from './support/signing';

test('a signer by SMS is changed for 33 yen, and a name is put right for nothing', {
  tag: ['@R-181', '@R-194', '@G-04'],
}, async ({ page, person }) => {
  await signIn(page, 'prime');
  const { id } = await (await person('prime')).askToSign([{ ...bySms, accessCode: { kind: 'none' } }]);
  await page.goto(`/signing/request?id=${id}`);
  await onPage(page, '封筒詳細情報');
  await press(page, '署名者変更 佐藤 花子');
  const dialog = page.getByRole('dialog', { name: '署名者を変更しますか' });
  await expect(dialog).toContainText('署名者名だけを直します。');
  await dialog.getByLabel('署名者名 ※必須').fill('佐藤 華子');
  await dialog.getByRole('button', { name: '署名者名を直す' }).click();
  await expect(notice(page, '署名者名を佐藤 華子に直しました')).toBeVisible();

  await press(page, '署名者変更 佐藤 華子');
  await dialog.getByLabel('署名者名 ※必須').fill('田中 三郎');
  await dialog.getByLabel('携帯電話番号 ※必須').fill('080-1111-2222');
  await expect(dialog).toContainText('これまでの料金¥176が、合計¥209になります。');
  await isFitForAll(page);
  await dialog.getByRole('button', { name: '¥33で署名者を変更する' }).click();
  await expect(notice(page, '佐藤 華子さんから署名者を変更しました')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('080-1111-2222');
  await expect(page.getByRole('main')).toContainText('¥209');
});

test('the guide and the check of a copy lead back to the documents', {
  tag: ['@R-221'],
}, async ({ page }) => {
  await signIn(page, 'prime');
  for (const [address, title] of [
    ['/help/signing', '署名とアクセスコードについて'],
    ['/signing/copy-check', '控えの確認'],
  ]) {
    await page.goto(address);
    await onPage(page, title);
    await page.getByRole('navigation', { name: '現在位置' }).getByRole('link', { name: '文書管理' }).click();
    await onPage(page, '文書管理');
  }
});

test.describe('a lost network', () => {
  test.use({ expectedInConsole: /ERR_FAILED/ });

  test('who is asked again keeps an own code, and a lost network is told without what was typed', {
    tag: ['@R-203', '@R-204'],
  }, async ({ page, person }) => {
    await signIn(page, 'prime');
    const own = byMail({ kind: 'custom', code: 'Aa-1' });
    const { id } = await (await person('prime')).askToSign([own]);
    await page.goto(`/signing/request?id=${id}`);
    await onPage(page, '封筒詳細情報');
    await press(page, '署名再依頼 佐藤 花子');
    const dialog = page.getByRole('dialog', { name: '署名再依頼を送信しますか' });
    await expect(dialog).toContainText('前に送ったリンクは使えなくなります。');
    await expect(dialog).toContainText('独自のコードは変わりません。');
    const address = '**/re-request';
    await page.route(address, (route) => route.abort());
    const send = dialog.getByRole('button', { name: '署名再依頼を送信する' });
    await send.click();
    const failure = dialog.getByRole('alert').filter({ hasText: '通信の状態を確認して' });
    await expect(failure).toContainText('二重に登録されることはありません。');
    await expect(failure).not.toContainText('入力した内容');
    await isFitForAll(page);
    await page.unroute(address);
    await send.click();
    await expect(notice(page, '佐藤 花子さんに署名再依頼を送信しました')).toBeVisible();
  });
});
