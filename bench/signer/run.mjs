// Times the signer's first screen beside its peers on a slow phone, and prints a table for
// docs/benchmarks.md. Each is visited in turn, so that a busy moment of the machine hits all.
//   node run.mjs <release> <folder of the peers> <visits>
import { chromium } from '@playwright/test';

import { serve } from './site.mjs';

const [release, peers, visits] = process.argv.slice(2);
/** How often the page is asked whether it is done, from outside. */
const LOOK_MS = 100;
const LONGEST_MS = 30_000;

const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true };

const WAYS = [
  { name: 'Madoguchi', folder: release, page: 'sign.html', address: '/sign#token' },
  { name: 'plain JavaScript', folder: `${peers}/plain`, page: 'index.html', address: '/sign/token' },
  { name: 'Solid, router', folder: `${peers}/solid`, page: 'index.html', address: '/sign/token' },
  { name: 'React, router', folder: `${peers}/react`, page: 'index.html', address: '/sign/token' },
];

async function visit(browser, url) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await tools.send('Network.emulateNetworkConditions', NETWORK);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let bytes = 0;
  tools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'commit' });
  const seen = await done(tools, url);
  await context.close();
  return { bytes, ...seen };
}

/**
 * In the page: notes with each frame what is there, and taps as a person would who has waited for
 * the button. What a test tool does to find things would cost more than the page itself.
 */
function watch() {
  const FIELD = 'input[autocomplete="one-time-code"]';
  const COUNTDOWN = /\d+分\d\d秒|\d\d:\d\d/;
  /** Somebody whose tap has done nothing taps again. */
  const PATIENCE = 500;
  const seen = { taps: 0 };
  window.seen = seen;
  let tapped = -PATIENCE;
  const isThere = (element) => element?.getClientRects().length > 0;

  function look() {
    const now = performance.now();
    if (seen.ready === undefined && isThere(document.querySelector(FIELD))) seen.ready = now;
    if (seen.taps > 0 && COUNTDOWN.test(document.body.textContent)) {
      seen.acts = now;
      seen.paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
      // A field that is there and not yet painted is nothing to a person.
      seen.ready = Math.max(seen.ready, seen.paint);
      return;
    }
    const buttons = [...document.querySelectorAll('button')];
    const issue = buttons.find((button) => button.textContent.includes('アクセスコードを発行する'));
    if (isThere(issue) && !issue.disabled && now - tapped >= PATIENCE) {
      tapped = now;
      seen.taps += 1;
      issue.click();
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
}

async function done(tools, url) {
  for (let waited = 0; waited < LONGEST_MS; waited += LOOK_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const expression = 'JSON.stringify(window.seen?.acts === undefined ? null : window.seen)';
    const { result } = await tools.send('Runtime.evaluate', { expression });
    if (result.value !== undefined && result.value !== 'null') return JSON.parse(result.value);
  }
  throw new Error(`${url}: a tap has no effect`);
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const whole = (number) => Math.round(number).toLocaleString('en');

function table(rows) {
  const heads = ['', 'bytes', 'first paint', 'ready', 'acts', 'taps'];
  const lines = rows.map(({ name, seen }) => [
    name,
    ...['bytes', 'paint', 'ready', 'acts', 'taps'].map((key) =>
      whole(median(seen.map((visited) => visited[key])))),
  ]);
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...lines.map((line) => line[at].length)));
  const row = (cells) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(' | ')} |`;
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`));
  return [row(heads), `|${rule.join('|')}|`, ...lines.map(row)].join('\n');
}

const sites = await Promise.all(WAYS.map(({ folder, page }) => serve(folder, page)));
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
try {
  const rows = WAYS.map(({ name }) => ({ name, seen: [] }));
  for (let round = 0; round <= Number(visits); round += 1) {
    for (const [at, { address }] of WAYS.entries()) {
      const visited = await visit(browser, sites[at].address + address);
      // The first round warms the machine up.
      if (round > 0) rows[at].seen.push(visited);
    }
    console.error(`round ${round} of ${visits}`);
  }
  console.log(table(rows));
} finally {
  await browser.close();
  sites.forEach((site) => site.close());
}
