import { test as base, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

import { axe } from './checks';
import { address, isReady, troubleOf } from './viewer';

export { expect };

/** The workbench, as who works at it sees it. */
export class Workbench {
  readonly list: Locator;
  readonly frame: FrameLocator;

  constructor(private readonly page: Page) {
    this.list = page.getByRole('navigation', { name: '見本の一覧' });
    this.frame = page.frameLocator('iframe');
  }

  async open(query: string): Promise<void> {
    await this.page.goto(address(`index.html?${query}`));
    await expect(this.page.getByRole('main').getByRole('heading').first()).toBeVisible();
    const shows = !query.startsWith('page=') && !query.includes('no-such');
    if (shows) {
      await this.ready();
    } else {
      await expect(this.page.getByText('読み込んでいます')).toBeHidden();
    }
  }

  /** Waits until the sample in the frame has settled. */
  async ready(): Promise<void> {
    await expect(this.page.locator('iframe')).toHaveAttribute('data-ready', 'true');
    const frame = await this.page.locator('iframe').elementHandle();
    const content = await frame?.contentFrame();
    if (!content) {
      throw new Error('the frame is empty');
    }
    await isReady(content);
  }

  async resize(width: number): Promise<void> {
    await this.page.setViewportSize({ width, height: 800 });
  }

  /** The list, which has to be opened where the window is narrow. */
  async openList(): Promise<void> {
    const toggle = this.page.getByRole('button', { name: '見本の一覧' });
    if ((await toggle.isVisible()) && (await toggle.getAttribute('aria-expanded')) === 'false') {
      await toggle.click();
    }
  }

  /** The toolbar, which folds where the window is narrow. */
  async openToolbar(): Promise<void> {
    const toggle = this.page.getByRole('button', { name: '見え方' });
    if (await toggle.isVisible()) {
      await toggle.click();
    }
  }

  async search(word: string): Promise<void> {
    await this.openList();
    await this.page.getByLabel('見本を探す').fill(word);
  }

  async choose(group: string, value: string): Promise<void> {
    const choice = this.page.getByRole('group', { name: group });
    await choice.getByRole('radio', { name: value, exact: true }).check();
  }

  async press(): Promise<void> {
    await this.frame.locator('#stage button').click();
    await expect(this.page.getByRole('tabpanel').getByRole('listitem')).toHaveCount(1);
  }

  /** All that the panel of checks can do. */
  async examine(): Promise<void> {
    const panel = this.page.getByRole('tabpanel');
    await panel.getByRole('button', { name: 'axeで検査' }).click();
    await expect(panel).toContainText('axeは');
    await panel.getByRole('button', { name: 'コントラストを測定' }).click();
    await panel.getByRole('button', { name: 'タブ順を表示' }).click();
    await expect(panel.getByRole('heading', { name: 'Tabキーで移動する順序' })).toBeVisible();
  }

  title(): Promise<string> {
    return this.frame.locator('html').evaluate((root) => root.ownerDocument.title);
  }

  innerWidth(): Promise<number> {
    return this.frame.locator('html').evaluate(() => innerWidth);
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** axe has nothing to say, and nothing has to be scrolled sideways. */
  async isFitForAll(state: string): Promise<void> {
    await axe(this.page, state);
    const [width, widest] = await this.page.evaluate(() => [
      innerWidth,
      document.documentElement.scrollWidth,
    ]);
    expect.soft(widest, `width, ${state}`).toBeLessThanOrEqual(width);
  }
}

/** The knobs that the address says are turned. */
export function turned(page: Page): Record<string, string> {
  const query = [...new URL(page.url()).searchParams];
  return Object.fromEntries(
    query.filter(([name]) => name.startsWith('k.')).map(([name, value]) => [name.slice(2), value]),
  );
}

/** A test at the workbench, which fails when the console or the network shows an error. */
export const test = base.extend<{ workbench: Workbench }>({
  workbench: async ({ context, page }, use) => {
    const trouble = troubleOf(context);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await use(new Workbench(page));
    expect(trouble, 'trouble in the console or the network').toEqual([]);
  },
});
