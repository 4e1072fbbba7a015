/** Puts the screen that the console stands at into its page, so that the first paint is the real one. */
import { fill, fillingOf } from '@roomkey/shared/first-paint/holes';
import { screenKey } from '@roomkey/shared/first-paint/screen-key';
import { textLocaleOf } from '@roomkey/shared/locale/locales';
import type { Clock } from '@roomkey/shared/setup/machine/ports';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import type { ServedPage } from '../assets/serve';
import { readFirstScreen, type FirstScreen } from './first-screens';

interface FirstPageParts {
  /** Where the build has put the screens. */
  readonly folder: string;
  readonly clock: Pick<Clock, 'now'>;
  /** What the setup shows or, before there is one, what it will begin with; null where that cannot be said. */
  readonly view: () => SetupView | Promise<SetupView | null>;
}

/** Begins to read at once. Where no screen fits, the page is served as it was built, and shows the right one itself. */
export function createFirstPage({ folder, clock, view }: FirstPageParts): (built: string) => Promise<ServedPage> {
  let known: { readonly name: string; readonly screen: Promise<FirstScreen | null> } | null = null;
  /** The files of one screen are kept: a page is loaded at start, and again after a crash at the same screen. */
  const screenOf = (shown: SetupView): Promise<FirstScreen | null> => {
    const locale = textLocaleOf(shown.locale);
    const key = screenKey(shown, clock.now());
    const name = `${locale} ${key}`;
    if (known?.name !== name) known = { name, screen: readFirstScreen(folder, locale, key) };
    return known.screen;
  };
  void Promise.resolve(view()).then((shown) => shown && screenOf(shown));

  return async (built) => {
    const asBuilt = { html: built, styles: [] };
    const shown = await view();
    const screen = shown && (await screenOf(shown));
    if (shown === null || screen === null) return asBuilt;
    const filling = fillingOf(shown, clock.now());
    const [html, title] = [fill(screen.html, filling), fill(screen.title, filling)];
    return html === null || title === null ? asBuilt : compose(built, { ...screen, html, title });
  };
}

/**
 * The styles stand in the page itself: fetching them would cost the first paint a way to the main process and back. The page's
 * own style sheets, of which a screen needs a small part, are not fetched before its code says so (renderer/first-paint).
 */
function compose(built: string, { lang, dir, title, style, html }: FirstScreen): ServedPage {
  const page = built
    .replace(/<html lang="\w+"/, () => `<html lang="${lang}" dir="${dir}"`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${title}</title>`)
    .replace(/<link rel="stylesheet"/g, '$& disabled')
    .replace('</head>', () => `<style>${style.text}</style></head>`)
    .replace('<div id="root"></div>', () => `<div id="root" data-first-screen>${html}</div>`);
  return { html: page, styles: [style.hash] };
}
