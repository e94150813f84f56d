// Measures the lists and the portal, and prints what is written into docs/benchmarks.md. What it
// says meanwhile goes to the terminal alone.
import { chromium } from '@playwright/test';

import { acts, memory, refuseDifferences, scrolling } from './lists.mjs';
import { paging } from './paging.mjs';
import { portal } from './portal.mjs';
import { listReport, portalReport } from './report.mjs';
import { ARGS, PEERS, bytes, serve } from './site.mjs';

const [folder, address, email, extent] = process.argv.slice(2);
const isQuick = extent === 'quick';
const PASSWORD = 'Madoguchi-2026';
/** Without a pace a time ends with its frame, and not with the next sixtieth of a second. */
const UNPACED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

async function within(args, work) {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [...ARGS, ...args],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

const say = (text) => console.error(text);
const site = await serve(folder);
try {
  say('Comparing what the lists draw …');
  await within([], (browser) => refuseDifferences(browser, site.address));
  say('Acts …');
  const times = await within(UNPACED, (browser) => acts(browser, site.address, isQuick ? 3 : 11));
  say('Scrolling …');
  const scrolled = await within([], (browser) =>
    scrolling(browser, site.address, isQuick ? 1 : 3));
  say('Memory …');
  const used = await within([], (browser) => memory(browser, site.address));
  const weights = await Promise.all(PEERS.map((peer) => bytes(folder, peer)));
  process.stdout.write(listReport({ times, scrolled, used, weights }));
  say('The portal …');
  const reader = { address, email, password: PASSWORD, isQuick };
  const measured = await within([], (browser) => portal(browser, reader));
  say('Paging …');
  process.stdout.write(portalReport({ ...measured, ...(await paging(reader)) }));
} finally {
  site.close();
}
