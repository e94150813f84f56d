import { defineConfig } from '@playwright/test';

import type { EngineName } from './support/engines';

const engines: EngineName[] = ['chromium', 'firefox', 'webkit'];

export default defineConfig<object, { engineName: EngineName }>({
  testDir: '.',
  testMatch: '*.journey.ts',
  outputDir: '../../target/engines/artefacts',
  globalSetup: '../support/prepare.ts',
  fullyParallel: true,
  workers: 2,
  // A ceiling for a busy machine with two cores; nothing waits for it to pass.
  timeout: 120_000,
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list'], ['json', { outputFile: '../../target/engines/report.json' }]],
  projects: engines.map((engineName) => ({ name: engineName, use: { engineName } })),
});
