// The lists beside each other: each act in a fresh page, the peers by turns.
import { readFile } from 'node:fs/promises';

import { PEERS } from './site.mjs';

export const SLOWER = 4;
/** The fragment of the page whose rows have boxes. */
const BOXES = '#boxes';
const SCRIPT = await readFile(new URL('in-page.js', import.meta.url), 'utf8');

/** What is measured, in this order on one page: a name, what is pressed, and which record is then
 * the first one. */
const ACTS = [
  { name: 'create 500', press: '#create-500', first: (all) => all[0] },
  { name: 'sort by title', press: 'th:nth-child(1) button', first: (all) => byTitle(all)[0] },
  { name: 'own records alone', press: '#own', first: (all) => byTitle(all.filter(isOwn))[0] },
  { name: 'all records again', press: '#own', first: (all) => byTitle(all)[0] },
  { name: 'replace all 500', press: '#replace', first: (_, others) => others[0] },
  { name: 'clear 500', press: '#clear', first: () => null },
];

/** What is pressed on the page with boxes, and how many rows are chosen then. */
const CHOICES = [
  { name: 'select one of 500', press: 'tbody input', chosen: 1 },
  { name: 'select all 500', press: 'thead input', chosen: 500 },
  { name: 'select none', press: '.md-selection-bar__clear', chosen: 0 },
];

function isOwn(record) {
  return record.owner === null;
}

function byTitle(records) {
  return records.toSorted((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
}

/** A new page with a peer's list on it, or with the one that has boxes. */
async function open(browser, address, peer, rate, fragment = '') {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'ja-JP',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw new Error(`${peer.name}: ${error.stack}`);
  });
  await page.addInitScript(SCRIPT);
  await page.goto(`${address}/${peer.page}${fragment}`);
  await page.locator(fragment === '' ? '#clear' : 'tbody input').first().waitFor();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return { page, session, close: () => context.close() };
}

/** So often each act is measured on a page. */
const PASSES = 5;

/** Milliseconds of each act: a list of times for each peer and act. */
export async function acts(browser, address, repetitions) {
  const named = [...ACTS, ...CHOICES];
  const times = PEERS.map(() => named.map(() => []));
  for (let round = 0; round < repetitions; round += 1) {
    for (let turn = 0; turn < PEERS.length; turn += 1) {
      const peer = (round + turn) % PEERS.length;
      const measured = [
        ...(await once(browser, address, PEERS[peer])),
        ...(await choose(browser, address, PEERS[peer])),
      ];
      measured.forEach((passes, act) => times[peer][act].push(...passes));
    }
  }
  return { names: named.map(({ name }) => name), times };
}

async function once(browser, address, peer) {
  const { page, close } = await open(browser, address, peer, SLOWER);
  const all = await page.evaluate(() =>
    JSON.parse(document.getElementById('records').textContent));
  // Nobody's first press: code is compiled and pictures of letters are made.
  for (const id of ['create-500', 'clear']) {
    await page.evaluate(async (id) => {
      document.getElementById(id).click();
      await bench.settled();
    }, id);
  }
  const times = ACTS.map(() => []);
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const [act, { press, first }] of ACTS.entries()) {
      const number = first(all.slice(0, 500), all.slice(1_000))?.number ?? null;
      times[act].push(await page.evaluate(async ([press, number]) => {
        const time = await bench.timed(
          () => document.querySelector(press).click(),
          () => bench.isShown(number));
        await bench.settled();
        return time;
      }, [press, number]));
    }
  }
  await close();
  return times;
}

/** As with the list: what is measured has been done once before. */
async function choose(browser, address, peer) {
  const { page, close } = await open(browser, address, peer, SLOWER, BOXES);
  const times = CHOICES.map(() => []);
  for (let pass = 0; pass <= PASSES; pass += 1) {
    for (const [act, { press, chosen }] of CHOICES.entries()) {
      const time = await page.evaluate(async ([press, chosen]) => {
        await bench.settled();
        return bench.timed(
          () => document.querySelector(press).click(),
          () => bench.areChosen(chosen));
      }, [press, chosen]);
      if (pass > 0) {
        times[act].push(time);
      }
    }
  }
  await close();
  return times;
}

/** Long tasks and frames while 500 rows are drawn, and while they are scrolled to their end. */
export async function scrolling(browser, address, repetitions) {
  const results = PEERS.map(() => []);
  for (let round = 0; round < repetitions; round += 1) {
    for (const [at, peer] of PEERS.entries()) {
      const { page, close } = await open(browser, address, peer, SLOWER);
      results[at].push(await page.evaluate(async () => {
        document.getElementById('create-500').click();
        await bench.settled();
        const { longest, result } = await bench.longestTask(() => bench.scrollToEnd(150));
        return { longest, ...result };
      }));
      await close();
    }
  }
  return results;
}

/** Bytes in use: with 500 rows, and after drawing and clearing them a hundred times. */
export async function memory(browser, address) {
  const results = [];
  for (const peer of PEERS) {
    const { page, session, close } = await open(browser, address, peer, 1);
    const press = (id) => page.evaluate(async (id) => {
      document.getElementById(id).click();
      await bench.settled(2);
    }, id);
    await press('create-500');
    const full = await inUse(session);
    await press('clear');
    const empty = await inUse(session);
    for (let time = 0; time < 100; time += 1) {
      await press('create-500');
      await press('clear');
    }
    results.push({ full, empty, after: await inUse(session) });
    await close();
  }
  return results;
}

/** Bytes that a page holds: objects of JavaScript, of the page, and WebAssembly's memory. */
export async function inUse(session) {
  await session.send('HeapProfiler.collectGarbage');
  const usage = await session.send('Runtime.getHeapUsage');
  return usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0);
}

/** The same rows, made of the same elements: what the comparison stands on. */
export async function refuseDifferences(browser, address) {
  for (const fragment of ['', BOXES]) {
    const drawn = [];
    for (const peer of PEERS) {
      const { page, close } = await open(browser, address, peer, 1, fragment);
      drawn.push(await page.evaluate(firstRows));
      await close();
    }
    for (const [at, peer] of PEERS.entries()) {
      if (drawn[at] !== drawn[0]) {
        throw new Error(`${peer.name} draws other rows:\n${drawn[at]}\n\nthan:\n${drawn[0]}`);
      }
    }
  }
}

/** Runs in the page: the first rows as text, whatever order their attributes have. */
async function firstRows() {
  document.getElementById('create-500')?.click();
  await bench.settled();
  const rows = [...document.querySelectorAll('tbody tr[role=row]')].slice(0, 12);
  return rows.map((row) => {
    row.removeAttribute('data-index');
    for (const element of row.querySelectorAll('*')) {
      const sorted = [...element.attributes].sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const { name, value } of sorted) {
        element.removeAttribute(name);
        element.setAttribute(name, value);
      }
    }
    return row.outerHTML.replaceAll(/<!--.*?-->/g, '');
  }).join('\n');
}
