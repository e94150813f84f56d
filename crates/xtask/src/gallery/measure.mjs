// Measures how long a change on disk takes until it is on screen: writes a file, and looks at the
// workbench's frame in every animation frame until it shows.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const [source, port] = process.argv.slice(2);
const sheet = join(source, 'style/theme.css');
const component = join(source, 'crates/ui/src/button.rs');
const story = join(source, 'crates/gallery/src/stories/button.rs');

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(`http://127.0.0.1:${port}/index.html?story=button&variant=solid`);
const button = page.frameLocator('iframe').locator('#stage button');
await button.waitFor();
const LONGEST = 10 * 60_000;

/** Milliseconds from `change` until `isThere` says yes in the frame, which may be loaded anew. */
async function time(change, isThere, argument) {
  const start = Date.now();
  change();
  while (Date.now() - start < LONGEST) {
    const frame = page.frames().find((frame) => frame.url().includes('bare.html'));
    const looked = frame?.waitForFunction(isThere, argument, { polling: 'raf', timeout: LONGEST });
    const seen = await looked?.then(() => Date.now(), () => undefined);
    if (seen !== undefined) return seen - start;
    await page.waitForTimeout(10);
  }
  throw new Error('the change never came to the screen');
}

async function measure(name, times, round) {
  const results = [];
  for (let number = 1; number <= times; number++) {
    results.push(await round(number));
  }
  results.sort((a, b) => a - b);
  const median = results[Math.floor(results.length / 2)];
  console.log(`${name.padEnd(40)}${String(median).padStart(7)} ms   (${results.join(', ')})`);
}

const edit = (path, from, to) => writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));

await measure('a variable in style/theme.css', 9, (number) =>
  time(
    () => edit(sheet, /--md-target: [^;]*;/, `--md-target: ${100 + number}px;`),
    (height) =>
      getComputedStyle(document.documentElement).getPropertyValue('--md-target') === height,
    `${100 + number}px`,
  ),
);
await measure('a text in a story', 3, (number) =>
  time(
    () => edit(story, /Knob::text\("children", "[^"]*"\)/, `Knob::text("children", "${number}")`),
    (text) => document.querySelector('#stage button')?.textContent.trim() === text,
    `${number}`,
  ),
);
await measure('a component of crates/ui', 3, (number) =>
  time(
    () => edit(component, /class="md-button[^"]*"/, `class="md-button measured-${number}"`),
    (name) => document.querySelector('#stage button')?.classList.contains(name),
    `measured-${number}`,
  ),
);
await browser.close();
