import { expect, hasTold, isSeenFocused, openAtRest, stage, tabTo, test } from '../support/bare';

const heading = 'まもなくログアウトします';

test('by keyboard alone', async ({ page }) => {
  await openAtRest(page, 'session-timeout', 'closed', { left: '130', ticks: 'true' });
  const field = page.getByRole('textbox', { name: 'メモ' });
  await tabTo(page, field);
  await page.keyboard.type('12月末まで');

  // Ten seconds later it asks, and Esc goes on: nothing typed is lost, and the focus is back.
  await page.clock.runFor(11_000);
  const dialog = page.getByRole('dialog', { name: heading });
  await expect(dialog.getByRole('heading', { name: heading })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await isSeenFocused(field);
  await expect(field).toHaveValue('12月末まで');
  await hasTold(page, ['go-on']);

  // The next time it asks, the keys lead round within it.
  await page.clock.fastForward(1_800_000);
  await expect(dialog.getByRole('heading', { name: heading })).toBeFocused();
  await tabTo(page, dialog.getByRole('button', { name: '続ける' }));
  await tabTo(page, dialog.getByRole('button', { name: 'ログアウト' }));
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await isSeenFocused(field);

  // Nobody is there at last.
  await page.clock.fastForward(3_600_000);
  const over = page.getByRole('dialog', { name: 'ログアウトしました' });
  await expect(over.getByRole('heading')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(over).toBeVisible();
  await tabTo(page, over.getByRole('button', { name: 'もう一度ログイン' }));
  await page.keyboard.press('Enter');
  await hasTold(page, ['go-on', 'go-on', 'sign-in']);
});

test('in the accessibility tree', async ({ page }) => {
  await openAtRest(page, 'session-timeout', 'asking', { left: '125', ticks: 'true' });
  await expect(stage(page).getByRole('dialog')).toHaveCount(0);
  await page.clock.runFor(6_000);
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "${heading}":
      - heading "${heading}" [level=2]
      - paragraph: /入力した内容は残ります/
      - paragraph:
        - text: ログアウトまで
        - timer "ログアウトまで": 2分
      - button "続ける"
      - button "ログアウト"
      - paragraph: /入力した内容は残ります。 ログアウトまで 2分/
  `);
  const spoken = page.getByRole('dialog').locator('[data-live-region] p');
  await page.clock.runFor(60_000);
  await expect(spoken).toHaveText(['ログアウトまで 1分']);
  await page.clock.runFor(62_000);
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "ログアウトしました":
      - heading "ログアウトしました" [level=2]
      - paragraph: /入力した内容は残っています/
      - button "もう一度ログイン"
  `);
});

test('the dialog in which the session ends gives way, and the focus is never lost', async ({ page }) => {
  await openAtRest(page, 'session-timeout', 'last-minute', { left: '3', ticks: 'true' });
  await tabTo(page, page.getByRole('button', { name: '続ける' }));
  await tabTo(page, page.getByRole('button', { name: 'ログアウト' }));
  await page.clock.runFor(4_000);
  const over = page.getByRole('dialog', { name: 'ログアウトしました' });
  await expect(over.getByRole('heading')).toBeFocused();
  await expect(page.getByRole('dialog')).toHaveCount(1);
});
