/**
 * A fake console around the real page: Electron, window, preload script, content security policy and the built page are the
 * console's own; only what main answers about the setup is replaced, so that every step can be looked at without the hours of
 * portal, approvals and faults that lead there. The way through the real ones is shown by e2e/flows.
 */
import type { Page } from '@playwright/test';
import { CHANNELS } from '@roomkey/shared/ipc/channels';
import type { Preferences, ShownTheme } from '@roomkey/shared/ipc/preferences';
import { tagOf, textLocaleOf } from '@roomkey/shared/locale/locales';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { isLive, launchConsole, type LaunchOptions, type RunningConsole } from '../console/launch';
import { SHOWN_AT, type ViewName, VIEWS } from './views';

export interface Look {
  readonly theme: ShownTheme;
  readonly locale: string;
  /** CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly textSize: Preferences['textSize'];
}

/** A 10-inch console in English, by day. */
export const PLAIN_LOOK: Look = { theme: 'light', locale: 'en', size: { width: 1280, height: 800 }, textSize: 100 };
export const SIZES = {
  '1280×800': { width: 1280, height: 800 },
  '1920×1080': { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
} as const;

/** What the page is told in place of the real setup's views; above any revision that a real one reaches. */
const FAKE_REVISION = 1_000_000;

export class Screens {
  readonly #running: RunningConsole;
  #revision = FAKE_REVISION;

  private constructor(running: RunningConsole) {
    this.#running = running;
  }

  static async open(options: LaunchOptions = {}): Promise<Screens> {
    const running = await launchConsole({ ...options, env: { TZ: 'UTC', ...options.env } });
    const screens = new Screens(running);
    await screens.page.clock.setFixedTime(SHOWN_AT);
    return screens;
  }

  get page(): Page {
    return this.#running.page;
  }

  get running(): RunningConsole {
    return this.#running;
  }

  /** Loads the page anew at this view, and resolves once it is drawn: fonts there, nothing moving. */
  async show(shown: ViewName | SetupView, look: Partial<Look> = {}): Promise<Page> {
    const { theme, locale, size, textSize } = { ...PLAIN_LOOK, ...look };
    const view = { ...(typeof shown === 'string' ? VIEWS[shown] : shown), locale, revision: (this.#revision += 1) };
    await this.#answerWith(view);
    await this.page.setViewportSize(size);
    // As a person would choose it, in the console's own preferences: they hold for the page that is loaded next.
    await this.page.evaluate((chosen) => window.roomConsole.preferences.set(chosen), {
      theme,
      textSize,
      motion: 'reduced' as const,
    });
    await this.page.reload();
    await isLive(this.page);
    // The words of a language come in a file of their own.
    await this.page.locator(`html[lang="${tagOf(textLocaleOf(locale))}"] main[data-step="${view.step}"] h1`).waitFor();
    await settled(this.page);
    return this.page;
  }

  /** The page stays as it is, in other colours. */
  async dress(theme: ShownTheme): Promise<Page> {
    await this.page.evaluate((chosen) => window.roomConsole.preferences.set({ theme: chosen }), theme);
    await this.page.locator(`html[data-theme="${theme}"]`).waitFor();
    return this.page;
  }

  /** The page stays, and is told of another view, as the console does it. */
  async follow(shown: ViewName | SetupView, locale = PLAIN_LOOK.locale): Promise<Page> {
    const view = { ...(typeof shown === 'string' ? VIEWS[shown] : shown), locale, revision: (this.#revision += 1) };
    await this.#answerWith(view);
    await this.#running.app.evaluate(
      ({ BrowserWindow }, { channel, pushed }) => {
        for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, pushed);
      },
      { channel: CHANNELS.viewChanged, pushed: view },
    );
    // The words of a language come in a file of their own.
    await this.page.locator(`html[lang="${tagOf(textLocaleOf(locale))}"] main[data-step="${view.step}"] h1`).waitFor();
    return this.page;
  }

  async close(): Promise<void> {
    await this.#running.close();
  }

  async #answerWith(view: SetupView): Promise<void> {
    await this.#running.app.evaluate(
      ({ ipcMain }, { getView, sendIntent, answer }) => {
        ipcMain.removeHandler(getView);
        ipcMain.handle(getView, () => ({ ok: true, value: answer }));
        // Nothing is behind it: what a person asks for is taken and leads nowhere.
        ipcMain.removeHandler(sendIntent);
        ipcMain.handle(sendIntent, () => ({ ok: true, value: null }));
      },
      { getView: CHANNELS.getView, sendIntent: CHANNELS.sendIntent, answer: view },
    );
  }
}

/** Fonts there, nothing moving, everything measured. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
