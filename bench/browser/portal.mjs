// The portal as it is released, against the reference server.
import { readFile } from 'node:fs/promises';

import { SLOWER } from './lists.mjs';

const OWN_ONLY = '自ら行った申請案件のみを表示';
const SCRIPT = await readFile(new URL('in-page.js', import.meta.url), 'utf8');

/** Scrolling and the filter. */
export async function portal(browser, { address, email, password, isQuick }) {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1280, height: 800 },
    locale: 'ja-JP',
    timezoneId: 'UTC',
  });
  await context.addInitScript(SCRIPT);
  await context.addInitScript(noteResponses);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.goto('/records/filings?size=500');
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('パスワード ※必須').fill(password);
  await page.getByRole('button', { name: 'ログイン' }).click();

  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const scrolled = await scroll(page);
  const filtered = await filter(page, isQuick ? 2 : 10);
  await context.close();
  return { scrolled, filtered };
}

/** Runs in the page: when the last answer to a question with `ownOnly`, or without, was read. */
function noteResponses() {
  globalThis.answered = { time: 0, count: 0 };
  for (const name of ['text', 'arrayBuffer', 'json']) {
    const read = Response.prototype[name];
    Response.prototype[name] = async function () {
      const body = await read.call(this);
      if (new URL(this.url).pathname === '/api/v1/records/filings') {
        globalThis.answered = { time: performance.now(), count: answered.count + 1 };
      }
      return body;
    };
  }
}

async function rows(page, count) {
  await page.waitForFunction(
    (count) => document.querySelectorAll('tbody tr').length === count,
    count,
  );
}

async function scroll(page) {
  await rows(page, 500);
  return page.evaluate(async () => {
    await bench.settled();
    const { longest, result } = await bench.longestTask(() => bench.scrollToEnd(150));
    return { longest, ...result };
  });
}

/** Frames that were drawn between the response and the answer, and milliseconds to the answer. */
async function filter(page, times) {
  await page.evaluate(() => scrollTo(0, 0));
  const measured = [];
  for (let time = 0; time < times; time += 1) {
    await page.evaluate(() => bench.settled());
    const watched = page.evaluate(async () => {
      const before = answered.count;
      const place = () => document.getElementById('records-shown').textContent;
      const was = place();
      let frames = 0;
      for (;;) {
        await bench.painted();
        if (place() !== was) {
          return { frames, milliseconds: performance.now() - answered.time };
        }
        frames += answered.count > before ? 1 : 0;
      }
    });
    await page.getByLabel(OWN_ONLY).click();
    measured.push(await watched);
  }
  return measured;
}
