import { type Browser, type BrowserContext, expect, type Frame, type Page } from '@playwright/test';

/** What went wrong on a page without anybody being told. */
export function troubleOf(context: BrowserContext): string[] {
  const trouble: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') {
      trouble.push(message.text());
    }
  });
  context.on('weberror', (error) => trouble.push(error.error().message));
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // Who goes elsewhere aborts what was still to come.
    if (why !== 'net::ERR_ABORTED') {
      trouble.push(`${request.url()}: ${why}`);
    }
  });
  context.on('response', (response) => {
    if (response.status() >= 400) {
      trouble.push(`${response.url()}: ${response.status()}`);
    }
  });
  return trouble;
}

/** A browser page that goes from variant to variant: the program is fetched only once. */
export class Viewer {
  private constructor(
    readonly page: Page,
    private readonly trouble: string[],
  ) {}

  static async open(browser: Browser): Promise<Viewer> {
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      locale: 'ja-JP',
      timezoneId: 'UTC',
    });
    const trouble = troubleOf(context);
    return new Viewer(await context.newPage(), trouble);
  }

  /** Shows a variant on a phone of 320 px. */
  async show(story: string, variant: string): Promise<void> {
    this.trouble.length = 0;
    await this.page.emulateMedia({ forcedColors: 'none' });
    await this.page.setViewportSize({ width: 320, height: 640 });
    await this.page.goto(address(`bare.html?story=${story}&variant=${variant}`));
    try {
      await isReady(this.page);
    } catch (error) {
      throw new Error([String(error), ...this.trouble].join('\n'));
    }
  }

  /** Another width; what answers to it has done so afterwards. */
  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
    await drawn(this.page);
  }

  /** The colours that a person has chosen for all pages, or those of the page. */
  async forceColours(forced: boolean): Promise<void> {
    await this.page.emulateMedia({ forcedColors: forced ? 'active' : 'none' });
    await drawn(this.page);
  }

  /** Text of twice the size, or of the usual one. */
  async enlarge(twice: boolean): Promise<void> {
    await this.page.evaluate((twice) => {
      if (twice) {
        document.documentElement.dataset.text = '200';
      } else {
        delete document.documentElement.dataset.text;
      }
    }, twice);
    await drawn(this.page);
  }

  /** Neither the console nor the network has anything to complain about. */
  isQuiet(): void {
    expect.soft(this.trouble, 'trouble in the console or the network').toEqual([]);
  }

  /** How far the page reaches to the right. */
  widest(): Promise<number> {
    return this.page.evaluate(() => {
      const boxes = [document.documentElement, ...document.querySelectorAll('dialog[open]')];
      return Math.max(...boxes.map((box) => box.scrollWidth));
    });
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

/** An address of the workbench. */
export function address(path: string): string {
  return new URL(path, process.env.MADOGUCHI_GALLERY_ADDRESS).href;
}

/** Waits until everything has settled; fails when the program cannot run. */
export async function isReady(page: Page | Frame): Promise<void> {
  const root = page.locator('html[data-ready="true"], html[data-failed]');
  await root.waitFor({ state: 'attached' });
  const failed = await root.getAttribute('data-failed');
  if (failed !== null) {
    throw new Error(`the program failed: ${failed}`);
  }
}

async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  // A document takes more frames than two.
  await page.locator('[data-drawing]').waitFor({ state: 'detached' });
}
