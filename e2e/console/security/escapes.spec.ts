/**
 * Ways out of a kiosk, tried one by one, with real keys and a real mouse on a real display where X11 has them, and as a hostile
 * script of the page would try them. After each the window is what it was: full screen, in front, on its page, alone.
 *
 * Chords that the system keeps for itself (Ctrl+Alt+Del, the Windows key, power) reach no application and are not tried: see
 * docs/KIOSK.md. Nor are those
 * that the window manager of the tests keeps (Print, Super+D): a kiosk's own has none.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test, type CDPSession } from '@playwright/test';
import { loggedEvents } from '../event-log';
import { launchConsole, type RunningConsole } from '../launch';
import { KEYS, SCRIPTS } from './escape-attempts';

const run = promisify(execFile);
const softly = expect.configure({ soft: true });
const x11 = process.platform === 'linux';

let kiosk: RunningConsole;
let devtools: CDPSession;
/** Ids of all windows on the display before anything was tried: a dialog of the system would be a further one. */
let windowsBefore: readonly string[];

test.beforeAll(async () => {
  kiosk = await launchConsole({ args: ['--kiosk', '--locale', 'en'], env: { ROOMKEY_EXIT_PIN: '493817' } });
  await expect(kiosk.page.getByRole('textbox')).toBeVisible();
  kiosk.page.on('dialog', (dialog) => void dialog.dismiss());
  devtools = await kiosk.page.context().newCDPSession(kiosk.page);
  await kiosk.page.evaluate(() => Object.assign(window, { marked: true }));
  windowsBefore = await visibleWindows();
});
test.afterAll(async () => {
  await kiosk.close();
});

async function visibleWindows(): Promise<readonly string[]> {
  if (!x11) return [];
  const { stdout } = await run('xdotool', ['search', '--onlyvisible', '--maxdepth', '2', '--name', '.*']);
  return stdout.trim().split('\n').sort();
}

/** What must never change, read in main. */
async function state() {
  const inMain = await kiosk.app.evaluate(({ BrowserWindow, screen }) => {
    const [window, ...others] = BrowserWindow.getAllWindows();
    const bounds = window?.getBounds();
    return {
      kiosk: window?.isKiosk(),
      covers: JSON.stringify(bounds) === JSON.stringify(screen.getPrimaryDisplay().bounds),
      visible: window?.isVisible(),
      minimised: window?.isMinimized(),
      focused: window?.isFocused(),
      url: window?.webContents.getURL(),
      zoom: window?.webContents.zoomLevel,
      tools: window?.webContents.isDevToolsOpened(),
      others: others.length,
    };
  });
  const inPage = await kiosk.page.evaluate(() => ({
    scale: window.visualViewport?.scale,
    samePage: 'marked' in window,
    locked: document.pointerLockElement !== null,
    scrolled: document.scrollingElement?.scrollTop,
  }));
  return { ...inMain, ...inPage, windows: await visibleWindows() };
}

const UNCHANGED = () => ({
  kiosk: true,
  covers: true,
  visible: true,
  minimised: false,
  focused: true,
  url: 'app://console/index.html',
  zoom: 0,
  tools: false,
  others: 0,
  scale: 1,
  samePage: true,
  locked: false,
  scrolled: 0,
  windows: windowsBefore,
});

interface Escape {
  readonly way: string;
  readonly attempt: () => Promise<unknown>;
}

const key = (chord: string): Escape => ({
  way: chord,
  attempt: () => run('xdotool', ['key', '--clearmodifiers', chord]),
});

const mouse = (way: string, ...steps: readonly (readonly string[])[]): Escape => ({
  way,
  attempt: () => run('xdotool', steps.flat()),
});

const at = (x: number, y: number) => ['mousemove', String(x), String(y)];
const MOUSE: readonly Escape[] = [
  mouse('right click', at(400, 300), ['click', '3']),
  mouse('right click in a field', at(1400, 480), ['click', '3']),
  mouse('back button', at(400, 300), ['click', '8']),
  mouse('forward button', at(400, 300), ['click', '9']),
  mouse('middle click, which scrolls or pastes', at(400, 300), ['click', '2']),
  mouse('Ctrl and wheel', at(400, 300), ['keydown', 'ctrl', 'click', '4', 'click', '4', 'click', '5', 'keyup', 'ctrl']),
  mouse('Shift and wheel', at(400, 300), ['keydown', 'shift', 'click', '5', 'keyup', 'shift']),
  mouse('Alt and drag, which moves windows', at(400, 10), ['keydown', 'alt', 'mousedown', '1'], at(700, 500), [
    ...['mouseup', '1', 'keyup', 'alt'],
  ]),
  mouse('text dragged to the edge', at(260, 420), ['click', '--repeat', '2', '1', 'mousedown', '1'], at(1, 700), [
    ...['mouseup', '1'],
  ]),
  mouse('the mark dragged away', at(70, 48), ['mousedown', '1'], at(1000, 1000), ['mouseup', '1']),
  ...(
    [
      ['top', at(960, 0), at(960, 600)],
      ['bottom', at(960, 1079), at(960, 400)],
      ['left', at(0, 540), at(900, 540)],
      ['right', at(1919, 540), at(900, 540)],
    ] as const
  ).map(([edge, from, to]) => mouse(`swipe from the ${edge} edge`, from, ['mousedown', '1'], to, ['mouseup', '1'])),
  mouse('double click on the head', at(960, 5), ['click', '--repeat', '2', '1']),
];

const script = (way: string, code: string): Escape => ({
  way,
  // As if by a person's hand, which opens more doors than a script has by itself.
  attempt: () =>
    devtools.send('Runtime.evaluate', { expression: `(() => { ${code} })()`, userGesture: true, timeout: 2_000 }),
});

const GESTURES: readonly Escape[] = [
  {
    way: 'pinch zoom',
    attempt: () => devtools.send('Input.synthesizePinchGesture', { x: 600, y: 400, scaleFactor: 2 }),
  },
  {
    way: 'a file dropped on the window',
    attempt: async () => {
      const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await devtools.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
    },
  },
  {
    way: 'an address dropped on the window',
    attempt: async () => {
      const item = { mimeType: 'text/uri-list', data: 'https://example.com/' };
      const data = { items: [item], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await devtools.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
    },
  },
];

for (const [kind, escapes] of [
  ['keys', x11 ? KEYS.map(key) : []],
  ['mouse', x11 ? MOUSE : []],
  ['gestures', GESTURES],
  ['scripts', SCRIPTS.map(([way, code]) => script(way, code))],
] as const) {
  test(`no way out: ${kind}`, async () => {
    test.setTimeout(90_000);
    for (const { way, attempt } of escapes) {
      await attempt();
      await softly.poll(state, { message: way, timeout: 1_500, intervals: [20, 50, 100, 250] }).toEqual(UNCHANGED());
    }
    // A dialog may take its time: what was tried last is looked at once more.
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await state()).toEqual(UNCHANGED());
    expect(await loggedEvents(kiosk.userDataDir)).not.toContain('app.page.gone');
  });
}

test('and people can still type', async () => {
  // Not through Playwright's locators: they wait for the end of navigations that were refused.
  const value = () => kiosk.page.evaluate(() => document.querySelector('input')?.value);
  await kiosk.page.evaluate(() => document.querySelector('input')?.select());
  if (x11) await run('xdotool', ['type', '--delay', '20', 'https://ok']);
  else await kiosk.page.keyboard.type('https://ok');
  await expect.poll(value).toBe('https://ok');
});
