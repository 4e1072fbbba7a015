/** What the build takes from the page to draw its first screens; see build/bundles/first-screens.ts. */
import { screenKey } from '@roomkey/shared/first-paint/screen-key';
import { directionOf, tagOf, TEXT_LOCALES } from '@roomkey/shared/locale/locales';
import { loadCatalogue } from '../text/load-catalogue';
import { renderScreen, type RenderedScreen } from './render-screen';
import { RESTING_VIEWS, TIMES } from './resting-views';

interface RenderedLanguage {
  readonly locale: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** By what tells them apart: shared/first-paint/screen-key.ts. */
  readonly screens: Readonly<Record<string, RenderedScreen>>;
}

/** Every screen that a console can start with, in every language. */
export async function renderFirstScreens(): Promise<RenderedLanguage[]> {
  const languages: RenderedLanguage[] = [];
  for (const locale of TEXT_LOCALES) {
    const catalogue = await loadCatalogue(locale);
    languages.push({
      locale,
      lang: tagOf(locale),
      dir: directionOf(locale),
      screens: Object.fromEntries(
        RESTING_VIEWS.map((view) => [screenKey(view, TIMES.now), renderScreen(view, locale, catalogue)]),
      ),
    });
  }
  return languages;
}
