import { defineConfig } from '@playwright/test';

import { launchOptions } from './support/chromium';

export default defineConfig({
  testDir: '.',
  outputDir: '../target/end2end/artefacts',
  globalSetup: './support/prepare.ts',
  fullyParallel: true,
  workers: 2,
  // Ceilings for a busy machine with two cores; nothing waits for them to pass.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list'], ['json', { outputFile: '../target/end2end/report.json' }]],
  use: {
    browserName: 'chromium',
    launchOptions,
    locale: 'ja-JP',
    // Screens show Japanese time wherever the browser is.
    timezoneId: 'UTC',
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: 'signing-signer*.spec.ts',
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      // What the width does not change is tried on the desktop alone.
      name: 'phone',
      testMatch: ['sharing.spec.ts', 'pages.spec.ts', 'signing-signer*.spec.ts'],
      use: { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true },
    },
  ],
});
