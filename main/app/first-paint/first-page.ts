/** Puts the screen that the console stands at into its page, so that the first paint is the real one. */
import { fill, fillings } from '@roomkey/shared/first-paint/holes';
import { textLocaleOf } from '@roomkey/shared/locale/locales';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import type { ServedPage } from '../assets/serve';
import { readFirstScreen, type FirstScreen } from './first-screens';

/** How long the page waits for a setup that is still being restored; later, what is restored comes by itself. */
const PATIENCE_MS = 400;

/** `view`: the setup's, once it runs. Where no screen fits, the page is served as it was built. */
export function createFirstPage(
  folder: string,
  view: () => Promise<SetupView>,
): (built: string) => Promise<ServedPage> {
  return async (built) => {
    const shown = await inTime(view());
    if (shown === null) return { html: built, styles: [] };
    const screen = await readFirstScreen(folder, textLocaleOf(shown.locale), shown.step);
    const html = screen === null ? null : fill(screen.html, fillings(shown));
    return screen === null || html === null ? { html: built, styles: [] } : compose(built, screen, html);
  };
}

/** Null for a setup that failed, too: the page itself says so. */
async function inTime(view: Promise<SetupView>): Promise<SetupView | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    return await Promise.race([view, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** The style sheets stand in the page itself: fetching them would cost the first paint a way to the main process and back. */
function compose(built: string, { lang, dir, title, styles }: FirstScreen, html: string): ServedPage {
  const elements = styles.map(({ text }) => `<style>${text}</style>`).join('');
  const page = built
    .replace(/<html lang="\w+"/, () => `<html lang="${lang}" dir="${dir}"`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${title}</title>`)
    .replace(/\s*<link rel="stylesheet"[^>]*>/g, '')
    .replace('</head>', () => `${elements}</head>`)
    .replace('<div id="root"></div>', () => `<div id="root" data-first-screen>${html}</div>`);
  return { html: page, styles: styles.map(({ hash }) => hash) };
}
