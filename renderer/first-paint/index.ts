/** What the build takes from the page to draw its first screens; see build/bundles/build-console.mjs. */
import { TEXT_LOCALES, directionOf, tagOf } from '@roomkey/shared/locale/locales';
import type { Step } from '@roomkey/shared/setup/contract/view';
import { loadCatalogue } from '../text/load-catalogue';
import { RESTING } from './resting-views';
import { renderStep, type RenderedStep } from './render-step';

export interface RenderedLanguage {
  readonly locale: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly steps: Readonly<Record<string, RenderedStep>>;
}

/** Every step that a console can start with, in every language. */
export async function renderFirstScreens(): Promise<RenderedLanguage[]> {
  const steps = Object.keys(RESTING) as Step[];
  const languages: RenderedLanguage[] = [];
  for (const locale of TEXT_LOCALES) {
    const catalogue = await loadCatalogue(locale);
    languages.push({
      locale,
      lang: tagOf(locale),
      dir: directionOf(locale),
      steps: Object.fromEntries(steps.map((step) => [step, renderStep(step, locale, catalogue)])),
    });
  }
  return languages;
}
