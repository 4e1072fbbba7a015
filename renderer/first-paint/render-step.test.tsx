import { CATALOGUES } from '@roomkey/shared/locale/catalogues';
import { SUPPORTED_LOCALES } from '@roomkey/shared/setup/contract/intents';
import type { Step } from '@roomkey/shared/setup/contract/view';
import { describe, expect, it } from 'vitest';
import { renderStep } from './render-step';
import { RESTING } from './resting-views';

const STEPS = Object.keys(RESTING) as Step[];

describe.each(SUPPORTED_LOCALES)('in %s', (locale) => {
  it.each(STEPS)('%s is a whole screen, without styles of its own', (step) => {
    const { html, css, title } = renderStep(step, locale, CATALOGUES[locale]);
    expect(html).toContain(`data-step="${step}"`);
    expect(html).not.toMatch(/<style|<script|style="/);
    expect(css).toContain('{');
    expect(css).not.toContain('</');
    expect(title).toContain(CATALOGUES[locale].app.name);
  });
});

it('takes nothing that is typed, and says so', () => {
  const { html } = renderStep('oneTimePassword', 'en', CATALOGUES.en);
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) expect(tag).toMatch(/aria-disabled="true" readonly/);
  expect(html).toMatch(/<button[^>]*data-intent="manualSetup"/);
});
