import { test as base, expect } from '@playwright/test';

import { axe, isValid } from './support/checks';
import { onlyPictures, stories } from './support/options';
import { type Kind, picture } from './support/pictures';
import { Viewer } from './support/viewer';

const test = base.extend<object, { viewer: Viewer }>({
  viewer: [
    async ({ browser }, use) => {
      const viewer = await Viewer.open(browser);
      await use(viewer);
      await viewer.close();
    },
    { scope: 'worker' },
  ],
});

// A page that serves many tests has no trace of a single one.
test.use({ trace: 'off' });

for (const { id, group, variants } of stories()) {
  for (const variant of variants) {
    test(`${id}: ${variant}`, async ({ viewer }) => {
      const { page } = viewer;
      const draw = (kind: Kind) => picture(page, id, variant, kind);
      const fits = async (state: string) =>
        expect.soft(await viewer.widest(), `width at 320 px${state}`).toBeLessThanOrEqual(320);

      await viewer.show(id, variant);
      if (!onlyPictures) {
        await isValid(page);
      }
      await draw('320');
      if (!onlyPictures) {
        await axe(page, 'at 320 px');
        await fits('');
      }
      if (group === 'pages') {
        await viewer.forceColours(true);
        await draw('320-forced-colours');
        await viewer.forceColours(false);
        await viewer.enlarge(true);
        await draw('320-text-200');
        await viewer.enlarge(false);
      }
      if (!onlyPictures) {
        await viewer.enlarge(true);
        await fits(', text 200 %');
        await viewer.forceColours(true);
        await axe(page, 'at 320 px, text 200 %, forced colours');
        await viewer.forceColours(false);
        await viewer.enlarge(false);
      }
      await viewer.resize(1280, 800);
      await draw('1280');
      if (!onlyPictures) {
        await axe(page, 'at 1280 px');
        viewer.isQuiet();
      }
    });
  }
}
