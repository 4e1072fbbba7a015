import type { ElectronApplication } from '@playwright/test';

export type PageFault = 'crash' | 'hang' | 'stop';

/** Longer than any console takes. */
const LIMIT_MS = 60_000;

/**
 * Lets `fault` happen to the page of a console with one window.
 *
 * @returns milliseconds until a new page shows its heading and gets an answer from the main process, looked at there every
 *   5 ms; infinite where none does within a minute
 */
export function timeUntilBack(app: ElectronApplication, fault: PageFault): Promise<number> {
  return app.evaluate(
    async ({ BrowserWindow }, { what, limitMs }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) throw new Error('no window');
      const before = contents.getOSProcessId();
      const began = performance.now();
      if (what === 'crash') contents.forcefullyCrashRenderer();
      else if (what === 'stop') process.kill(before, 'SIGSTOP');
      else void contents.executeJavaScript('setTimeout(() => { for (;;); }, 0)').catch(() => undefined);
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (performance.now() - began > limitMs) return Infinity;
        if (contents.getOSProcessId() === before || contents.isCrashed() || contents.isLoadingMainFrame()) continue;
        const answers: unknown = await Promise.race([
          contents
            .executeJavaScript("document.querySelector('h1') !== null && roomConsole.view.get().then(({ ok }) => ok)")
            .catch(() => false),
          new Promise((resolve) => setTimeout(() => resolve(false), 100)),
        ]);
        if (answers === true) return performance.now() - began;
      }
    },
    { what: fault, limitMs: LIMIT_MS },
  );
}
