import { expect, hasTold, open, stage, tabTo, test } from '../support/bare';

const summary = 'メールアドレス(gBizID)がわからないとき';

test('by keyboard alone', async ({ page }) => {
  await open(page, 'disclosure', 'closed');
  const content = page.getByText('相手の方に');
  await expect(content).toBeHidden();
  await tabTo(page, page.locator('summary'));
  await page.keyboard.press('Enter');
  await expect(content).toBeVisible();
  // Of two turns before it gets to telling of them, a browser tells of the last alone.
  await hasTold(page, ['toggle true']);
  await page.keyboard.press('Space');
  await expect(content).toBeHidden();
  await hasTold(page, ['toggle true', 'toggle false']);
});

test('in the accessibility tree', async ({ page }) => {
  await open(page, 'disclosure', 'closed');
  // Playwright takes a summary for text; what Chromium tells assistive technology is asked for.
  const session = await page.context().newCDPSession(page);
  const told = async () => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const node = nodes.find(({ role }) => role?.value === 'DisclosureTriangle');
    const expanded = node?.properties?.find(({ name }) => name === 'expanded');
    return [node?.name?.value, expanded?.value.value];
  };
  expect(await told()).toEqual([summary, false]);
  await expect(stage(page)).not.toContainText('相手の方に', { useInnerText: true });
  await page.locator('summary').press('Enter');
  await expect.poll(told).toEqual([summary, true]);
  await expect(stage(page)).toContainText('相手の方に', { useInnerText: true });
});
