import { test as base } from '@playwright/test';

import { Server } from '../../support/server';
import { Browser } from './browser';
import { Engine, type EngineName } from './engines';

export { expect } from '@playwright/test';
export type { Browser } from './browser';

interface Fixtures {
  /** A server of this test's own. */
  server: Server;
  /** A window of the project's engine, as small as a telephone. */
  phone: Browser;
}

interface Shared {
  /** The engine that the project is about. */
  engineName: EngineName;
  engine: Engine;
}

/** A test that runs in every engine. */
export const test = base.extend<Fixtures, Shared>({
  engineName: ['chromium', { option: true, scope: 'worker' }],
  engine: [
    async ({ engineName }, use) => {
      const engine = await Engine.start(engineName);
      await use(engine);
      await engine.stop();
    },
    { scope: 'worker' },
  ],
  server: async ({}, use) => {
    const server = await Server.fresh();
    await use(server);
    await server.stop();
  },
  phone: async ({ engine }, use, info) => {
    const browser = await Browser.open(engine.driver, engine.capabilities);
    await browser.beAsSmallAsAPhone();
    await use(browser);
    if (info.status !== info.expectedStatus) {
      await info.attach('screen', { body: await browser.picture(), contentType: 'image/png' });
    }
    await browser.close();
  },
});
