// Opens a page of the workbench as a page itself cannot be opened: as for somebody who has chosen
// colours, more contrast or less motion. Ends with the window.
import { chromium } from '@playwright/test';

const [url, width, media, picture] = process.argv.slice(2);

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  headless: picture !== undefined,
  args: ['--no-sandbox'],
});
const page = await browser.newPage({
  ...JSON.parse(media),
  viewport: { width: Number(width), height: 800 },
});
await page.goto(url);
if (picture === undefined) {
  await page.waitForEvent('close', { timeout: 0 });
} else {
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
  // What is below an open dialog is out of reach.
  const fullPage = (await page.locator('dialog[open]').count()) === 0;
  await page.screenshot({ path: picture, fullPage, animations: 'disabled' });
}
await browser.close();
