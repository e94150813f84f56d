import { readFileSync } from 'node:fs';

import { expect, type Frame, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No violation of WCAG 2.2 AA nor of axe's best practices, in the state the page is in now. */
export async function axe(page: Page | Frame, state: string): Promise<void> {
  // Evaluated, not loaded by the page: the page stays as it is.
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) {
    await page.evaluate(axeSource);
  }
  const found = await page.evaluate(async (standards) => {
    // A colour on its way from one to another is nobody's.
    for (const animation of document.getAnimations()) {
      animation.cancel();
    }
    const { axe } = window as unknown as {
      axe: { run: (options: RunOptions) => Promise<AxeResults> };
    };
    const { violations } = await axe.run({
      resultTypes: ['violations'],
      runOnly: { type: 'tag', values: standards },
    });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map((node) => node.target.join(' ')),
    }));
  }, standards);
  expect.soft(found, `axe violations, ${state}`).toEqual([]);
}

const rules = new StaticConfigLoader({
  extends: ['html-validate:recommended'],
  rules: {
    // What a browser writes where HTML leaves a choice.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    // The policy stops those of a page; what stands here is what a script has measured.
    'no-inline-style': 'off',
    'no-raw-characters': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // A list or a group may be named.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // Tables that are cards on a phone (`display: block`) are tables only by their roles.
    'no-redundant-role': 'off',
  },
});
const html = new HtmlValidate(rules);

/** The page's HTML, as it is now, keeps to the standard. */
export async function isValid(page: Page): Promise<void> {
  const source = await page.content();
  const report = await html.validateString(source);
  const found = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => {
      const before = source.split('\n').slice(0, line - 1).join('\n').length;
      const around = source.slice(before + Math.max(0, column - 40), before + column + 80);
      return `${ruleId}: ${message}: … ${around} …`;
    }),
  );
  expect.soft(found, 'HTML').toEqual([]);
}
