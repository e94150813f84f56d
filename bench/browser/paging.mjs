// What the portal holds in memory while somebody turns pages.
import { ARGS } from './site.mjs';
import { open } from './inspector.mjs';

/** An hour of somebody who turns a page every three seconds. */
const TURNS = 1_200;
const TURNS_OF_A_LOOK = 100;
/** Otherwise the browser lets nobody make 200 steps of the history within ten seconds. */
const UNHINDERED = '--disable-ipc-flooding-protection';

/** Pages of twenty, to the last one and back again, and what is in use on the way, in bytes. */
export async function paging({ address, email, password, isQuick }) {
  const browser = await open([...ARGS, UNHINDERED]);
  try {
    await browser.ask('Page.enable');
    await browser.ask('Page.addScriptToEvaluateOnNewDocument', { source: `(${prepare})()` });
    await visit(browser, address);
    await browser.evaluate(`(${signIn})(${JSON.stringify({ email, password })})`);
    await visit(browser, `${address}/records/filings`);
    const heaps = [];
    const turns = isQuick ? TURNS / 4 : TURNS;
    for (let turned = 0; turned <= turns; turned += TURNS_OF_A_LOOK) {
      if (turned > 0) {
        await browser.evaluate(`turnPages(${TURNS_OF_A_LOOK})`);
      }
      heaps.push({ turns: turned, ...(await inUse(browser)) });
    }
    return { turns, heaps };
  } finally {
    await browser.close();
  }
}

async function visit(browser, address) {
  await browser.ask('Page.navigate', { url: address });
  await browser.evaluate('ready()');
}

/** What the page holds by itself, and WebAssembly's memory. */
async function inUse(browser) {
  // What one collection lets go of, the next one sweeps.
  for (let time = 0; time < 3; time += 1) {
    await browser.ask('HeapProfiler.collectGarbage');
  }
  const { usedSize, embedderHeapUsedSize = 0 } = await browser.ask('Runtime.getHeapUsage');
  const program = await browser.evaluate('programMemory()');
  return { page: usedSize + embedderHeapUsedSize, program };
}

/** Runs in every page before its own scripts. */
function prepare() {
  const memories = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async function (...args) {
      const made = await instantiate.apply(this, args);
      const memory = (made.instance ?? made).exports.memory;
      if (memory !== undefined) {
        memories.push(memory);
      }
      return made;
    };
  }
  globalThis.programMemory = () =>
    memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);

  const until = (isDone) =>
    new Promise((done) => {
      const look = () => (isDone() ? done() : setTimeout(look, 5));
      look();
    });
  globalThis.ready = () => until(() => document.querySelector('main :is(input, tbody tr)') !== null);

  const place = () => document.getElementById('records-shown')?.textContent;
  const link = (rel) => document.querySelector(`main a[rel=${rel}]`);
  let rel = 'next';
  globalThis.turnPages = async (count) => {
    for (let turned = 0; turned < count; turned += 1) {
      await until(() => link('next') ?? link('prev'));
      if (link(rel) === null) {
        rel = { next: 'prev', prev: 'next' }[rel];
      }
      const [was, href] = [place(), link(rel).href];
      link(rel).click();
      await until(() => ![undefined, was].includes(place()) && link(rel)?.href !== href);
    }
  };
}

/** Runs in the page. */
async function signIn(account) {
  const answer = await fetch('/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  if (!answer.ok) {
    throw new Error(`signing in: ${answer.status}`);
  }
}
