import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

import { gbizId, password } from './accounts';
import { Person } from './person';
import { Server } from './server';

export { expect, type Page };
export { gbizId, members, names, password } from './accounts';

interface Fixtures {
  /** A server of this test's own; `page` and `request` speak to it. */
  server: Server;
  /** Signs somebody in on another device. */
  person: (account: string) => Promise<Person>;
  /** What the console may say besides nothing, such as the 422 that a test provokes. */
  expectedInConsole: RegExp;
  noConsoleErrors: void;
}

/** A test with a server of its own, which fails when the browser's console shows an error. */
export const test = base.extend<Fixtures>({
  server: async ({}, use) => {
    const server = await Server.fresh();
    await use(server);
    await server.stop();
  },
  person: async ({ server }, use) => {
    const people: Person[] = [];
    await use(async (account) => {
      const person = await Person.signIn(server.address, account);
      people.push(person);
      return person;
    });
    await Promise.all(people.map((person) => person.leave()));
  },
  baseURL: async ({ server }, use) => use(server.address),
  expectedInConsole: [/^$/, { option: true }],
  noConsoleErrors: [
    async ({ context, expectedInConsole }, use) => {
      const errors: string[] = [];
      const note = (text: string) => {
        if (!expectedInConsole.test(text)) {
          errors.push(text);
        }
      };
      context.on('console', (message) => {
        if (message.type() === 'error') {
          note(message.text());
        }
      });
      context.on('weberror', (error) => note(error.error().message));
      await use();
      expect(errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

/** Signs in behind the page's back. The sign-in screen has tests of its own. */
export async function signIn(page: Page, account: string): Promise<void> {
  const answer = await page.request.post('/api/v1/session', {
    data: { email: gbizId(account), password },
  });
  expect(answer.status(), `${account} signs in`).toBe(200);
}

/** No violation of WCAG 2.2 AA nor of axe's best practices, in the state the page is in now. */
export async function axe(page: Page, part = 'html'): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map((node) => node.target.join(' ')),
  }));
  expect(found, 'axe violations').toEqual([]);
}

/** Nothing has to be scrolled sideways; on a phone neither with text of twice the size. */
async function fits(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  for (const size of width > 320 ? [''] : ['', '200%']) {
    const widest = await page.evaluate((size) => {
      const root = document.documentElement;
      root.style.fontSize = size;
      const boxes = [root, ...document.querySelectorAll('dialog[open]')];
      const widest = Math.max(...boxes.map((box) => box.scrollWidth));
      root.style.fontSize = '';
      return widest;
    }, size);
    expect(widest, `width with text of ${size || 'normal size'}`).toBeLessThanOrEqual(width);
  }
}

/** Everybody can use the page in the state it is in now. */
export async function isFitForAll(page: Page): Promise<void> {
  await axe(page);
  await fits(page);
}
