/** axe on a page as it stands. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** Fluent UI's focus sentinels are focusable and hidden by design: they hand the focus on at once. */
const FOCUS_SENTINELS = '[data-tabster-dummy]';

/** The rules that a theme can break: it changes colours, and nothing that others look at. */
export const COLOUR_RULES: readonly string[] = ['color-contrast', 'link-in-text-block'];

interface Rules {
  /** These alone. */
  readonly only?: readonly string[];
  /** All but these. */
  readonly skipped?: readonly string[];
}

/**
 * What breaks a rule, each with its elements. A document gets axe once, which takes longer than most of its rules. What lies
 * under an open `dialog` is out of reach, and darkened: it does not count.
 */
export async function violationsOf(page: Page, { only, skipped = [] }: Rules = {}): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    rules: Object.fromEntries(skipped.map((rule) => [rule, { enabled: false }])),
    ...(only === undefined ? {} : { runOnly: [...only] }),
  };
  return page.evaluate(
    async ([sentinels, how]) => {
      const { axe: inPage } = window as unknown as { readonly axe: typeof axe };
      const dialog = document.querySelector('dialog[open]');
      const { violations } = await inPage.run({ include: [dialog ?? document], exclude: [sentinels] }, how);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
    },
    [FOCUS_SENTINELS, options] as const,
  );
}
