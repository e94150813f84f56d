import { expect, hasTold, isSeenFocused, open, stage, tabTo, test } from '../support/bare';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'data-table', 'rows');
  const all = page.getByRole('checkbox', { name: '6件すべてを選択' });
  const rows = page.getByRole('rowgroup').last().getByRole('checkbox');
  const bar = page.getByRole('group', { name: '選択した書類の操作' });
  const byName = page.getByRole('button', { name: '手続の名称' });
  const byDay = page.getByRole('button', { name: '到達日' });
  const byFiles = page.getByRole('button', { name: 'ファイル数' });

  await tabTo(page, all);
  await tabTo(page, byName);
  await page.keyboard.press('Enter');
  await tabTo(page, byDay);
  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  await tabTo(page, byFiles);
  await tabTo(page, rows.nth(0));
  await tabTo(page, rows.nth(1));
  await page.keyboard.press('Space');
  await expect(bar).toContainText('1件を選択中');
  await tabTo(page, rows.nth(2));
  await tabTo(page, rows.nth(3));
  await page.keyboard.press('Shift+Space');
  await expect(bar).toContainText('3件を選択中');
  const chosen = await rows.evaluateAll((boxes) =>
    boxes.map((box) => (box as HTMLInputElement).checked),
  );
  expect(chosen).toEqual([false, true, true, true, false, false]);

  const back = [rows.nth(2), rows.nth(1), rows.nth(0), byFiles, byDay, byName, all];
  const clear = bar.getByRole('button', { name: '選択を解除' });
  const download = bar.getByRole('button', { name: 'ダウンロード' });
  for (const stop of [...back, clear, download]) {
    await tabTo(page, stop, 'Shift+Tab');
  }
  await page.keyboard.press('Enter');
  await tabTo(page, clear);
  await page.keyboard.press('Enter');
  await isSeenFocused(bar);
  await expect(bar).toContainText('書類を選ぶと、まとめて操作できます');
  // What is out of sight is no stop.
  await tabTo(page, all);
  await page.keyboard.press('Space');
  await expect(bar).toContainText('6件を選択中');
  await hasTold(page, [
    'sort name ascending',
    'sort received descending',
    'sort received ascending',
    'download record-2 record-3 record-4',
  ]);
});

test('boxes follow what is chosen elsewhere', async ({ page }) => {
  await open(page, 'data-table', 'rows');
  const all = page.getByRole('checkbox', { name: '6件すべてを選択' });
  const rows = page.getByRole('rowgroup').last().getByRole('checkbox');
  const chosen = () =>
    rows.evaluateAll((boxes) => boxes.filter((box) => (box as HTMLInputElement).checked).length);
  await all.check();
  expect(await chosen()).toBe(6);
  await rows.nth(2).uncheck();
  await expect(all).toBeChecked({ indeterminate: true });
  expect(await chosen()).toBe(5);
  // Rows that are drawn anew are chosen as before.
  await page.getByRole('button', { name: '到達日' }).click();
  await expect.poll(chosen).toBe(5);
  await page.getByRole('button', { name: '選択を解除' }).click();
  await expect.poll(chosen).toBe(0);
  await expect(all).not.toBeChecked();
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'data-table', 'rows', { rows: '2', chosen: '1' });
  await expect(stage(page)).toMatchAriaSnapshot(`
    - group "選択した書類の操作":
      - status: 1件を選択中
      - button "ダウンロード"
      - button "選択を解除"
    - table "届いている書類":
      - caption: 届いている書類
      - rowgroup:
        - row:
          - columnheader "2件すべてを選択":
            - checkbox "2件すべてを選択" [checked=mixed]
          - columnheader "手続の名称":
            - button "手続の名称"
          - columnheader "提出者"
          - columnheader "到達日":
            - button "到達日"
          - columnheader "ファイル数":
            - button "ファイル数"
      - rowgroup:
        - row:
          - cell:
            - checkbox "健康保険・厚生年金保険被保険者資格取得届" [checked]
          - rowheader "健康保険・厚生年金保険被保険者資格取得届"
          - cell "湊 一郎"
          - cell "2026年11月28日"
          - cell "3"
        - row:
          - cell:
            - checkbox "労働保険概算・確定保険料申告書"
          - rowheader "労働保険概算・確定保険料申告書"
          - cell
          - cell
          - cell
  `);
  const sorted = (name: string) => page.getByRole('columnheader', { name });
  await expect(sorted('到達日')).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('button', { name: '手続の名称' }).click();
  await expect(sorted('手続の名称')).toHaveAttribute('aria-sort', 'ascending');
  await expect(sorted('到達日')).not.toHaveAttribute('aria-sort');
  const all = page.getByRole('checkbox', { name: '2件すべてを選択' });
  await all.click();
  await expect(all).toBeChecked();
  await expect(page.getByRole('status')).toHaveText('2件を選択中');
  await all.click();
  await expect(all).not.toBeChecked();
  await expect(page.getByRole('button', { name: '選択を解除' })).toBeHidden();
});

test('Shift and the mouse choose all rows between two, in both directions', async ({ page }) => {
  await open(page, 'data-table', 'rows');
  const rows = page.getByRole('rowgroup').last().getByRole('checkbox');
  await rows.nth(4).click();
  await rows.nth(1).click({ modifiers: ['Shift'] });
  await expect(page.getByRole('status')).toHaveText('4件を選択中');
  await rows.nth(3).click({ modifiers: ['Shift'] });
  await expect(page.getByRole('status')).toHaveText('1件を選択中');
});

test('no row moves when the first one is chosen, on a phone neither', async ({ page }) => {
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await open(page, 'data-table', 'rows');
    const first = page.getByRole('rowgroup').last().getByRole('checkbox').first();
    const before = await first.boundingBox();
    await first.click();
    await expect(page.getByRole('status')).toHaveText('1件を選択中');
    expect(await first.boundingBox(), `at ${width} px`).toEqual(before);
  }
});

test('a long table scrolls by keyboard, and its headings stay', async ({ page }) => {
  await open(page, 'data-table', 'many');
  const region = page.getByRole('region', { name: '届いている書類' });
  const clear = page.getByRole('button', { name: '選択を解除' });
  await clear.focus();
  await tabTo(page, region);
  await page.keyboard.press('End');
  await expect(page.getByRole('row').last()).toBeInViewport();
  await expect(page.getByRole('button', { name: '到達日' })).toBeInViewport();

  // What has the focus is not behind the headings.
  const last = page.getByRole('rowgroup').last().getByRole('checkbox').last();
  await last.focus();
  for (let row = 0; row < 12; row += 1) {
    await page.keyboard.press('Shift+Tab');
    const isSeen = await page.evaluate(() => {
      const box = document.activeElement?.getBoundingClientRect();
      const header = document.querySelector('thead th')?.getBoundingClientRect();
      return box !== undefined && header !== undefined && box.top >= header.bottom;
    });
    expect(isSeen, `row ${row} from the end`).toBe(true);
  }
});

test('one that fits, and the cards of a phone, are no stop of the tab key', async ({ page }) => {
  await open(page, 'data-table', 'rows');
  await expect(page.getByRole('region')).toHaveCount(0);
  await open(page, 'data-table', 'many');
  await expect(page.getByRole('region')).toHaveCount(1);
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(page.getByRole('region')).toHaveCount(0);
});

test('on a phone the ways to sort are in sight above the cards', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await open(page, 'data-table', 'rows');
  await page.getByRole('button', { name: 'ファイル数' }).click();
  const header = page.getByRole('columnheader', { name: 'ファイル数' });
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect(header).toBeInViewport();
  const boxes = page.getByRole('button').or(page.getByRole('checkbox'));
  expect(await boxes.count()).toBe(10);
});
