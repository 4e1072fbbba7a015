/** Renders a step's first screen to HTML and CSS, in Node at build time: the page's own components, with nothing behind them. */
import { createDOMRenderer, RendererProvider, renderToStyleElements, SSRProvider } from '@fluentui/react-components';
import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import type { Texts } from '@roomkey/shared/locale/texts';
import type { TextLocale } from '@roomkey/shared/locale/locales';
import type { Step } from '@roomkey/shared/setup/contract/view';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { App } from '../app';
import { createTexts } from '../text/texts';
import { EARLY } from './answer-early';
import { restingView } from './resting-views';

export interface RenderedStep {
  /** What stands in `#root`. */
  readonly html: string;
  /** The rules of the components in it. */
  readonly css: string;
  /** The document's title. */
  readonly title: string;
}

/** Effects do not run here, and nothing else asks the console. */
const NO_BRIDGE = {} as RoomConsoleBridge;

export function renderStep(step: Step, locale: TextLocale, catalogue: Texts): RenderedStep {
  const texts = createTexts(locale, catalogue);
  const renderer = createDOMRenderer();
  const html = renderToStaticMarkup(
    <I18nextProvider i18n={texts}>
      <RendererProvider renderer={renderer}>
        <SSRProvider>
          <App bridge={NO_BRIDGE} firstView={restingView(step, locale)} />
        </SSRProvider>
      </RendererProvider>
    </I18nextProvider>,
  );
  return {
    html: untouchable(html.replace(/<style[^>]*>.*?<\/style>/gs, '')),
    css: renderToStyleElements(renderer).map(styleText).join(''),
    title: `${texts.t(`steps.${step}.title`)} – ${texts.t('app.name')}`,
  };
}

/**
 * Until the page's own code is there, nothing takes what is typed, and only some buttons answer (answer-early.ts). The others
 * say so, to screen readers and tests alike; to the eye it is too short.
 */
function untouchable(html: string): string {
  const isEarly = (tag: string) => EARLY.some((intent) => tag.includes(`data-intent="${intent}"`));
  return html
    .replace(/<(?:input|textarea)\b/g, '$& aria-disabled="true" readonly')
    .replace(/<button\b[^>]*>/g, (tag) =>
      isEarly(tag) ? tag : tag.replace('<button', '<button aria-disabled="true"'),
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
