import type { Page } from '@playwright/test';

import { expect, hasTold, isSeenFocused, open, stage, tabTo, test } from '../support/bare';

const own = '委任状_湊商事株式会社.pdf';
const file = (name: string, size = 2048) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.alloc(size),
});
const control = (page: Page) => page.getByLabel('添付書類');
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Everything spoken since the page was opened. */
async function hear(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    const region = document.querySelector('[data-live-region]');
    if (region === null) {
      throw new Error('nothing can be heard on this page');
    }
    new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      heard.push(...added.map((node) => node.textContent ?? ''));
    }).observe(region, { childList: true });
    Object.assign(window, { heard });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

test('by keyboard alone', async ({ page }) => {
  await open(page, 'file-upload', 'sent', { fails: 'true' });
  await tabTo(page, control(page));
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Space');
  await (await chooser).setFiles([file('納税証明書.pdf'), file('輸入許可通知書.XML')]);
  await expect(page.getByRole('listitem')).toHaveCount(3);
  await isSeenFocused(control(page));

  await tabTo(page, act(page, `取消 ${own}`));
  await page.keyboard.press('Enter');
  await isSeenFocused(act(page, '取消 納税証明書.pdf'));
  await tabTo(page, act(page, '取消 輸入許可通知書.XML'));
  await tabTo(page, act(page, '送信を進める'));
  await page.keyboard.press('Enter');

  // What has failed is tried again, and the focus stays in its row.
  const retry = act(page, '再試行 輸入許可通知書.XML');
  await expect(retry).toBeVisible();
  await tabTo(page, act(page, '削除 輸入許可通知書.XML'), 'Shift+Tab');
  await tabTo(page, retry, 'Shift+Tab');
  await page.keyboard.press('Space');
  await isSeenFocused(act(page, '取消 輸入許可通知書.XML'));
  await page.keyboard.press('Enter');
  await isSeenFocused(act(page, '削除 納税証明書.pdf'));
  await page.keyboard.press('Enter');
  await isSeenFocused(control(page));
  await hasTold(page, [
    'choose 納税証明書.pdf',
    'choose 輸入許可通知書.XML',
    'cancel file-1',
    'retry file-3',
    'cancel file-3',
    'remove file-2',
  ]);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'file-upload', 'sent', { required: 'true' });
  await expect(stage(page)).toMatchAriaSnapshot(`
    - text: 添付書類 ※必須
    - paragraph: PDFまたはXML、1つ30 MBまで、5個まで
    - paragraph: ここにファイルをドラッグするか
    - button "添付書類 ※必須 ファイルを選ぶ"
    - text: ファイルを選ぶ
    - list "選んだファイル":
      - listitem:
        - paragraph: ${own}
        - paragraph: 3 MB 送信中 40% 残り約20秒
        - progressbar "${own}"
        - button "取消 ${own}"
    - button "送信を進める"
  `);
  await expect(control(page)).toHaveAccessibleDescription('PDFまたはXML、1つ30 MBまで、5個まで');
  await expect(page.getByRole('progressbar')).toHaveAttribute('value', '40');
  const heard = await hear(page);
  const end = act(page, `取消 ${own}`);
  await end.focus();
  await act(page, '送信を進める').click();
  await expect(page.getByRole('list')).toMatchAriaSnapshot(`
    - list "選んだファイル":
      - listitem:
        - paragraph: ${own}
        - paragraph: 3 MB 送信済み
        - button "削除 ${own}"
  `);
  await expect.poll(heard).toEqual([`${own}を送りました`]);
});

test('what is not taken is listed with the reason, and the rest is taken', async ({ page }) => {
  await open(page, 'file-upload', 'empty', { max_files: '2' });
  const heard = await hear(page);
  const names = ['一.pdf', '二.exe', '三.pdf', '四.pdf'];
  await control(page).setInputFiles([...names.map((name) => file(name)), file('五.xml', 0)]);
  const lists = page.getByRole('list');
  await expect(lists.first()).toMatchAriaSnapshot(`
    - list:
      - listitem:
        - paragraph: 二.exe
        - paragraph: PDFかXMLではありません。PDFにしてから選んでください。
      - listitem:
        - paragraph: 四.pdf
        - paragraph: 2個まで選べます。要らないファイルを先に削除してください。
      - listitem:
        - paragraph: 五.xml
        - paragraph: 中身がありません。保存し直してから選んでください。
  `);
  await hasTold(page, ['choose 一.pdf', 'choose 三.pdf']);
  await expect.poll(heard).toEqual([
    '3個のファイルは追加していません',
    '2個のファイルの送信を始めました',
  ]);

  // The same file once more, when there is room: what was said about it goes away.
  await act(page, '取消 一.pdf').press('Enter');
  await control(page).setInputFiles(file('四.pdf'));
  await expect(lists).toHaveCount(1);
  await expect(page.getByRole('listitem')).toHaveCount(2);
});

test('the zone answers to files and to nothing else', async ({ page }) => {
  await open(page, 'file-upload', 'empty');
  const zone = page.locator('.md-upload__zone');
  const drag = (event: string, withFile: boolean, where = zone) =>
    where.evaluate(
      (element, { event, withFile }) => {
        const dataTransfer = new DataTransfer();
        if (withFile) {
          dataTransfer.items.add(new File(['a'], 'a.pdf'));
        } else {
          dataTransfer.setData('text/plain', 'a');
        }
        const init = { bubbles: true, cancelable: true, dataTransfer };
        return !element.dispatchEvent(new DragEvent(event, init));
      },
      { event, withFile },
    );

  expect(await drag('dragover', false)).toBe(false);
  await expect(page.getByText('ここにファイルをドラッグするか')).toBeVisible();
  expect(await drag('dragover', true)).toBe(true);
  await expect(page.getByText('放すと追加します')).toBeVisible();
  await drag('dragleave', true);
  await expect(page.getByText('ここにファイルをドラッグするか')).toBeVisible();

  await drag('dragover', true);
  expect(await drag('drop', true)).toBe(true);
  await expect(page.getByText('ここにファイルをドラッグするか')).toBeVisible();
  await hasTold(page, ['choose a.pdf']);

  // Beside the zone nothing is taken, and the page stays.
  expect(await drag('drop', true, page.locator('body'))).toBe(true);
  await hasTold(page, ['choose a.pdf']);
});

test('a name cannot turn itself around', async ({ page }) => {
  await open(page, 'file-upload', 'names');
  const name = page.getByRole('listitem').first().locator('bdi');
  await expect(name).toHaveText('通知書_\u{fffd}fdp.exe.pdf');
  await expect(name).toHaveAttribute('dir', 'ltr');
});
