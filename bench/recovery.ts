/**
 * A kiosk whose page crashes, hangs or is stopped: how long until a new one stands there and answers. Electron as development
 * runs it, in a window of its own on whatever display there is.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { resolveElectron } from '../build/runtime/resolve-electron';
import type { Figure } from './figures';

const projectRoot = path.resolve(import.meta.dirname, '..');

const FAULTS = { crash: 'a page that crashes', hang: 'a page that hangs', stop: 'a page whose process is stopped' };
type Fault = keyof typeof FAULTS;

/** What a person at a kiosk waits without wondering. */
const TARGET_MS = 1_000;
/** A page that has just come up is given more time by the watch: nothing is measured until then. */
const SETTLED_AFTER_MS = 3_500;

/** `rounds`: how often each fault happens, each time to a console of its own. */
export async function measureRecovery(rounds: number): Promise<Figure[]> {
  if (process.platform === 'linux' && process.env['DISPLAY'] === undefined) {
    console.log(
      '\nrecovery: not measured, there is no display; `xvfb-run -a npm run bench -- --only recovery` has one',
    );
    return [];
  }
  const figures: Figure[] = [];
  for (const fault of Object.keys(FAULTS) as Fault[]) {
    const values: number[] = [];
    for (let round = 0; round < rounds; round += 1) values.push(await recoverOnce(fault));
    figures.push({ what: `${FAULTS[fault]}: back, and answers`, unit: 'ms', values, target: { atMost: TARGET_MS } });
  }
  return figures;
}

async function recoverOnce(fault: Fault): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-bench-'));
  const { executable } = await resolveElectron();
  // Chromium's sandbox refuses root.
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: executable,
    args: [...sandbox, projectRoot, `--user-data-dir=${folder}`, '--kiosk', '--locale', 'en'],
    cwd: projectRoot,
    // No keychain answers: a person's own is never touched.
    env: { ...environment(), DBUS_SESSION_BUS_ADDRESS: 'disabled:', ROOMKEY_EXIT_PIN: '493817' },
  });
  try {
    const page = await app.firstWindow();
    await page.waitForFunction((after) => performance.now() > after, SETTLED_AFTER_MS);
    return await timeUntilBack(app, fault);
  } finally {
    app.process().kill('SIGKILL');
    await app.close().catch(() => undefined);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** In milliseconds, measured in the main process every 5 ms. */
async function timeUntilBack(app: ElectronApplication, fault: Fault): Promise<number> {
  return app.evaluate(async ({ BrowserWindow }, what) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('no window');
    const before = contents.getOSProcessId();
    const began = performance.now();
    if (what === 'crash') contents.forcefullyCrashRenderer();
    else if (what === 'stop') process.kill(before, 'SIGSTOP');
    else void contents.executeJavaScript('setTimeout(() => { for (;;); }, 0)').catch(() => undefined);
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (performance.now() - began > 60_000) return Infinity;
      if (contents.getOSProcessId() === before || contents.isCrashed() || contents.isLoadingMainFrame()) continue;
      const answers: unknown = await Promise.race([
        contents
          .executeJavaScript("document.querySelector('h1') !== null && roomConsole.view.get().then(({ ok }) => ok)")
          .catch(() => false),
        new Promise((resolve) => setTimeout(() => resolve(false), 100)),
      ]);
      if (answers === true) return performance.now() - began;
    }
  }, fault);
}

/** The surrounding environment without what would decide for the console. */
function environment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:ROOMKEY_|NODE_OPTIONS|ELECTRON_)/.test(name));
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
