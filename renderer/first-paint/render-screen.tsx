/** Renders a first screen to HTML and CSS, in Node at build time: the page's own components, with nothing behind them. */
import { createDOMRenderer, RendererProvider, renderToStyleElements, SSRProvider } from '@fluentui/react-components';
import { mark } from '@roomkey/shared/first-paint/holes';
import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import type { TextLocale } from '@roomkey/shared/locale/locales';
import type { Texts } from '@roomkey/shared/locale/texts';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { App } from '../app';
import { ClockContext } from '../clock';
import { type Format, FormatContext } from '../text/format';
import { createTexts } from '../text/texts';
import { EARLY } from './answer-early';
import { openFormat } from './open-format';
import { PORTAL_HOST, TIMES } from './resting-views';

export interface RenderedScreen {
  /** What stands in `#root`. */
  readonly html: string;
  /** The rules of the components in it. */
  readonly css: string;
  /** The document's title. */
  readonly title: string;
}

/** Effects do not run here, and nothing else asks the console. */
const NO_BRIDGE = {} as RoomConsoleBridge;

/** A view's screen in a language, with marks for what is open. */
export function renderScreen(view: SetupView, locale: TextLocale, catalogue: Texts): RenderedScreen {
  const { html, css } = renderView({ ...view, locale }, catalogue, TIMES.now, openFormat);
  const texts = createTexts(locale, catalogue);
  const heading = view.step === 'home' ? (view.account?.roomName ?? '') : texts.t(`steps.${view.step}.title`);
  return { html: opened(html), css, title: `${heading} – ${texts.t('app.name')}` };
}

/**
 * @param view in the language of the catalogue
 * @param now milliseconds since the epoch
 * @param format null: the language's own
 */
export function renderView(
  view: SetupView,
  catalogue: Texts,
  now: number,
  format: Format | null,
): Omit<RenderedScreen, 'title'> {
  const renderer = createDOMRenderer();
  const html = renderToStaticMarkup(
    <I18nextProvider i18n={createTexts(view.locale as TextLocale, catalogue)}>
      <RendererProvider renderer={renderer}>
        <SSRProvider>
          <ClockContext value={() => now}>
            <FormatContext value={format}>
              <App bridge={NO_BRIDGE} firstView={view} />
            </FormatContext>
          </ClockContext>
        </SSRProvider>
      </RendererProvider>
    </I18nextProvider>,
  );
  return {
    html: untouchable(html.replace(/<style[^>]*>.*?<\/style>/gs, '')),
    css: renderToStyleElements(renderer).map(styleText).join(''),
  };
}

const opened = (html: string): string =>
  html.replaceAll(`https://${PORTAL_HOST}`, mark('portalUrl')).replaceAll(PORTAL_HOST, mark('portalHost'));

/**
 * Until the page's own code is there, nothing takes what is typed, and only some buttons answer (answer-early.ts). The others
 * say so, to screen readers and tests alike; to the eye it is too short.
 */
function untouchable(html: string): string {
  const isEarly = (tag: string) => EARLY.some((intent) => tag.includes(`data-intent="${intent}"`));
  return html
    .replace(/ data-keyboard-help="[^"]*"/g, '')
    .replace(/<(?:input|textarea)\b/g, '$& aria-disabled="true" readonly')
    .replace(/<button\b[^>]*>/g, (tag) =>
      isEarly(tag) || tag.includes('aria-disabled=') ? tag : tag.replace('<button', '<button aria-disabled="true"'),
    );
}

type StyleElement = ReturnType<typeof renderToStyleElements>[number];

/** Griffel keeps the rules of each media query in an element of its own, which says the query. */
function styleText(element: StyleElement): string {
  const { media, dangerouslySetInnerHTML } = element.props as {
    readonly media?: string;
    readonly dangerouslySetInnerHTML: { readonly __html: string };
  };
  const rules = dangerouslySetInnerHTML.__html;
  return media === undefined ? rules : `@media ${media}{${rules}}`;
}
