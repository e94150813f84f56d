import { expect, gbizId, names, password, test } from './support/test';
import { tabTo } from './support/keyboard';
import {
  account,
  approvalDialog,
  gbizIdField,
  menuButton,
  notice,
  onPage,
  right,
  rowOf,
} from './support/screen';

/** The main story without a mouse. The focus can be seen at every step and is never lost. */
test('asking, allowing and releasing need no mouse', {
  tag: ['@R-020', '@R-021', '@R-022', '@R-026', '@R-027', '@R-029', '@R-037', '@R-048', '@R-049'],
}, async ({ page, server }) => {
  const keys = page.keyboard;
  const signIn = async (owner: string) => {
    await tabTo(page, page.getByLabel('メールアドレス'));
    await keys.type(gbizId(owner));
    await tabTo(page, page.getByLabel('パスワード ※必須'));
    await keys.type(password);
    await keys.press('Enter');
    await expect(menuButton(page, names[owner])).toBeVisible();
  };
  /** Opens the menu with an arrow and goes down to an entry. */
  const choose = async (owner: string, entry: string) => {
    await tabTo(page, menuButton(page, names[owner]), 'Shift+Tab');
    await keys.press('ArrowDown');
    await tabTo(page, page.getByRole('banner').getByText(entry, { exact: true }), 'ArrowDown');
    await keys.press('Enter');
  };
  /** Another page starts at its heading. */
  const arrive = async (heading: string) => {
    await onPage(page, heading);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  };
  const press = async (name: string) => {
    await tabTo(page, page.getByRole('button', { name, exact: true }));
    await keys.press('Enter');
  };
  const fill = async (number: number, owner: string) => {
    const card = account(page, number);
    await tabTo(page, gbizIdField(card));
    await keys.type(gbizId(owner));
    await tabTo(page, right(card, '公文書', 'ダウンロード権限'));
    await keys.press('Space');
    await keys.press('ArrowDown');
    await expect(right(card, '公文書', '参照権限')).toBeChecked();
    await tabTo(page, right(card, '電子送達', 'ダウンロード権限'));
    await keys.press('Space');
  };

  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'ログイン' })).toBeVisible();
  await signIn('prime');

  await test.step('the menu closes with Esc and gives the focus back', async () => {
    await tabTo(page, menuButton(page, names.prime), 'Shift+Tab');
    await keys.press('Enter');
    await expect(menuButton(page, names.prime)).toHaveAttribute('aria-expanded', 'true');
    await keys.press('Escape');
    await expect(menuButton(page, names.prime)).toBeFocused();
    await expect(menuButton(page, names.prime)).toHaveAttribute('aria-expanded', 'false');
  });

  await test.step('asks two accounts', async () => {
    await choose('prime', '情報共有の設定・解除');
    await arrive('アカウント共有一覧');
    await tabTo(page, page.getByRole('link', { name: 'アカウント共有設定・変更へ' }));
    await keys.press('Enter');
    await arrive('アカウント共有設定・変更');
    await fill(1, 'member01');
    await press('追加');
    await expect(gbizIdField(account(page, 2))).toBeFocused();
    await fill(2, 'member02');
    await press('内容を確認');
    await arrive('設定内容の確認');
    await press('設定・変更');
    await arrive('設定・変更の完了');
    expect(await server.outbox()).toHaveLength(2);
    await choose('prime', 'ログアウト');
  });

  await test.step('allows', async () => {
    await signIn('member01');
    const dialog = approvalDialog(page);
    await expect(dialog.getByRole('heading', { level: 2 }).first()).toBeFocused();
    // Esc puts the question off; the page of the requests asks again.
    await keys.press('Escape');
    await expect(dialog).toBeHidden();
    await choose('member01', '情報共有設定依頼の確認');
    await arrive('情報共有設定依頼の確認');
    await press('許可する');
    await expect(notice(page, '湊 一郎 さんへの情報共有を許可しました')).toBeVisible();
    await choose('member01', 'ログアウト');
  });

  await test.step('releases', async () => {
    await signIn('prime');
    await choose('prime', '情報共有の設定・解除');
    await expect(rowOf(page, 'member01')).toContainText('許可済み');
    await tabTo(page, page.getByRole('link', { name: 'アカウント共有設定・変更へ' }));
    await keys.press('Enter');
    await arrive('アカウント共有設定・変更');
    await press('削除 member01@minato.example');
    await expect(account(page, 1)).toBeFocused();
    await press('内容を確認');
    await arrive('設定内容の確認');
    await press('設定・変更');
    const question = page.getByRole('dialog', { name: 'アカウントを削除しますか' });
    await expect(question).toBeVisible();
    await keys.press('Escape');
    await expect(question).toBeHidden();
    await expect(page.getByRole('button', { name: '設定・変更' })).toBeFocused();
    await keys.press('Enter');
    await tabTo(page, question.getByRole('button', { name: '設定・変更' }));
    await keys.press('Space');
    await arrive('設定・変更の完了');
    expect((await server.outbox())[0].subject).toBe('[e-Gov]情報共有設定解除のお知らせ');
  });
});
