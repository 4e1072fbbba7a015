/** What an attacker's page would try. */
import type { ElectronApplication, Page } from '@playwright/test';
import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';

declare global {
  interface Window {
    readonly roomConsole: RoomConsoleBridge;
  }
}

export interface WebPreferences {
  readonly nodeIntegration?: boolean;
  readonly nodeIntegrationInSubFrames?: boolean;
  readonly nodeIntegrationInWorker?: boolean;
  readonly contextIsolation?: boolean;
  readonly sandbox?: boolean;
  readonly webSecurity?: boolean;
  readonly allowRunningInsecureContent?: boolean;
  readonly experimentalFeatures?: boolean;
  readonly enableBlinkFeatures?: string;
  readonly webviewTag?: boolean;
}

/** The preferences that the console's page really runs with. */
export async function lastWebPreferences(app: ElectronApplication): Promise<WebPreferences> {
  return app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Not in Electron's types, and the only way to read them back.
    const read: unknown = contents === undefined ? undefined : Reflect.get(contents, 'getLastWebPreferences');
    if (typeof read !== 'function') throw new Error('getLastWebPreferences is gone');
    const {
      nodeIntegration,
      nodeIntegrationInSubFrames,
      nodeIntegrationInWorker,
      contextIsolation,
      sandbox,
      webSecurity,
      allowRunningInsecureContent,
      experimentalFeatures,
      enableBlinkFeatures,
      webviewTag,
    } = read.call(contents) as Record<string, boolean> & { enableBlinkFeatures?: string };
    return {
      nodeIntegration,
      nodeIntegrationInSubFrames,
      nodeIntegrationInWorker,
      contextIsolation,
      sandbox,
      webSecurity,
      allowRunningInsecureContent,
      experimentalFeatures,
      enableBlinkFeatures,
      webviewTag,
    } as WebPreferences;
  });
}

/** Runs an expression in the page; answers with the name of what it throws, or null. */
export async function attempt(page: Page, expression: string): Promise<string | null> {
  return page.evaluate(async (code) => {
    try {
      await (0, eval)(code);
      return null;
    } catch (error) {
      return error instanceof Error ? error.name : typeof error;
    }
  }, expression);
}

/** Asks for everything that a permission guards; answers `granted`, or how it was refused. The camera is camera.spec.ts's. */
export async function askEveryPermission(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(async () => {
    const limit = <T>(work: Promise<T>) =>
      Promise.race([
        work,
        new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('no answer')), 3000)),
      ]);
    const outcome = async (work: () => Promise<unknown>) => {
      try {
        await limit(work());
        return 'granted';
      } catch (error) {
        return error instanceof Error || error instanceof DOMException ? error.name : 'refused';
      }
    };
    const position = () =>
      new Promise((resolve, reject) =>
        navigator.geolocation.getCurrentPosition(resolve, (error) => reject(new Error(error.message))),
      );
    const device = (name: string, method: string, options: object) => async () => {
      const api: unknown = Reflect.get(navigator, name);
      if (typeof api !== 'object' || api === null) throw new Error('not there');
      const found: unknown = await (Reflect.get(api, method) as (options: object) => Promise<unknown>).call(
        api,
        options,
      );
      if (found === null || (Array.isArray(found) && found.length === 0)) throw new Error('nothing');
    };
    const answers: Record<string, string> = {
      microphone: await outcome(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await outcome(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
      position: await outcome(position),
      clipboardRead: await outcome(() => navigator.clipboard.readText()),
      clipboardWrite: await outcome(() => navigator.clipboard.writeText('x')),
      midi: await outcome(() => navigator.requestMIDIAccess({ sysex: true })),
      fullscreen: await outcome(() => document.documentElement.requestFullscreen()),
      usb: await outcome(device('usb', 'requestDevice', { filters: [] })),
      hid: await outcome(device('hid', 'requestDevice', { filters: [] })),
      serial: await outcome(device('serial', 'requestPort', {})),
      bluetooth: await outcome(device('bluetooth', 'requestDevice', { acceptAllDevices: true })),
      wakeLock: await outcome(device('wakeLock', 'request', {})),
      notifications: await Notification.requestPermission(),
    };
    for (const name of [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
      'midi',
      'persistent-storage',
      'screen-wake-lock',
    ]) {
      answers[`query ${name}`] = await navigator.permissions.query({ name: name as PermissionName }).then(
        ({ state }) => state,
        () => 'unknown',
      );
    }
    return answers;
  });
}

/** Opens a window with the console's own preload script, session and page beside it, and calls every channel from there. */
export async function strangerAsks(app: ElectronApplication): Promise<unknown> {
  return app.evaluate(async ({ BrowserWindow, app: electronApp }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('no console');
    const preload = `${electronApp.getAppPath()}/out/preload/console.cjs`;
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { preload, session: contents.session, sandbox: true },
    });
    await stranger.loadURL('app://console/index.html');
    const answers: unknown = await stranger.webContents.executeJavaScript(`Promise.all([
      roomConsole.view.get(),
      roomConsole.intent.send({ type: 'getStarted' }),
      roomConsole.secret.put('otp', '1234567890123452'),
      roomConsole.kiosk.exit('a-handle-that-is-long-enough'),
      roomConsole.diagnostics.get(),
      roomConsole.preferences.get(),
      roomConsole.preferences.set({ theme: 'dark' }),
      roomConsole.settings.needsPin(),
      roomConsole.settings.unlock(null),
      roomConsole.settings.stay('a-pass-that-is-long-enough'),
      roomConsole.settings.lock('a-pass-that-is-long-enough'),
      roomConsole.settings.read('a-pass-that-is-long-enough'),
      roomConsole.settings.exportLog('a-pass-that-is-long-enough'),
      roomConsole.settings.reset('a-pass-that-is-long-enough'),
      roomConsole.settings.leaveKiosk('a-pass-that-is-long-enough'),
      roomConsole.device.restart(),
    ])`);
    stranger.destroy();
    return answers;
  });
}

/**
 * Loads each address in a window of the console's own session; answers with the error of each, or null. A window each: the
 * error page of one address, still on its way, would end the next load with an error of its own.
 */
export async function loadInPageSession(
  app: ElectronApplication,
  addresses: readonly string[],
): Promise<readonly (string | null)[]> {
  return app.evaluate(async ({ BrowserWindow }, urls) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    if (session === undefined) throw new Error('no console');
    const load = async (url: string) => {
      const other = new BrowserWindow({ show: false, webPreferences: { session, sandbox: true } });
      const answer = await other.loadURL(url).then(
        () => null,
        (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown'),
      );
      other.destroy();
      return answer;
    };
    const answers: (string | null)[] = [];
    for (const url of urls) answers.push(await load(url));
    return answers;
  }, addresses);
}

/**
 * Asks the page through the main process: Playwright does not follow a page through a crash. Answers null while the page is
 * away; a question asked at the moment it comes back is never answered, so each has two seconds.
 */
export async function askPage(app: ElectronApplication, expression: string): Promise<unknown> {
  return app.evaluate(async ({ BrowserWindow }, code) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined || contents.isCrashed() || contents.isLoading()) return null;
    const limit = new Promise<null>((resolve) => setTimeout(() => resolve(null), 2_000));
    const answer: Promise<unknown> = contents.executeJavaScript(code).catch(() => null);
    return Promise.race([answer, limit]);
  }, expression);
}
