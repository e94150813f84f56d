import { defineConfig } from '@playwright/test';

import { launchOptions } from '../end2end/support/chromium';
import { pictures } from './support/options';

export default defineConfig({
  testDir: '.',
  outputDir: '../target/gallery-tests/artefacts',
  globalSetup: './support/prepare.ts',
  fullyParallel: true,
  workers: 2,
  // Ceilings for a busy machine with two cores; nothing waits for them to pass.
  timeout: 90_000,
  expect: {
    timeout: 15_000,
    toHaveScreenshot: {
      pathTemplate: `${pictures}/{arg}{ext}`,
      // What antialiasing does to a few pixels at an edge, and no more.
      maxDiffPixels: 20,
      threshold: 0.1,
    },
  },
  forbidOnly: process.env.CI !== undefined,
  reporter: [
    ['list'],
    ['json', { outputFile: '../target/gallery-tests/report.json' }],
    ['html', { outputFolder: '../target/gallery-report', open: 'never' }],
  ],
  use: {
    browserName: 'chromium',
    launchOptions: {
      ...launchOptions,
      args: [
        ...launchOptions.args,
        // Grey edges of letters instead of coloured ones: the same on more screens, and half the
        // bytes.
        '--disable-lcd-text',
        // Chromium forgets a key that is pressed while the one before it still scrolls.
        '--disable-smooth-scrolling',
      ],
    },
    locale: 'ja-JP',
    timezoneId: 'UTC',
    contextOptions: { reducedMotion: 'reduce' },
    viewport: { width: 1280, height: 800 },
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
  },
});
