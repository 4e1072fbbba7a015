/** Watches one window's page by its pulse, and ends it when it hangs. */
import { powerMonitor, type BrowserWindow } from 'electron';
import { PULSE_CHANNEL } from '@roomkey/shared/ipc/channels';
import { BEAT_MS, createPulse } from './pulse';

/** A stopped process cannot crash itself when asked to. */
const KILL_MS = 50;

/** `onHung` is called before the page is ended; what follows is `render-process-gone`. */
export function watchPulse(window: BrowserWindow, patienceMs: number, onHung: () => void): void {
  const contents = window.webContents;
  const pulse = createPulse(patienceMs);
  let suspended = false;
  let dying = false;
  let watched = false;

  /** A page that nobody sees, that is being looked into, or whose process is gone is not judged. */
  const canAnswer = (): boolean =>
    !suspended && !contents.isCrashed() && !contents.isDevToolsOpened() && window.isVisible() && !window.isMinimized();

  const beat = (): void => {
    if (dying) return;
    if (!canAnswer()) {
      if (watched) pulse.reset();
      watched = false;
      return;
    }
    watched = true;
    const next = pulse.beat(performance.now());
    if (next !== 'hung') {
      contents.send(PULSE_CHANNEL, next);
      return;
    }
    dying = true;
    onHung();
    endPage();
  };

  const endPage = (): void => {
    const pid = contents.getOSProcessId();
    contents.forcefullyCrashRenderer();
    setTimeout(() => {
      if (!dying || window.isDestroyed() || contents.getOSProcessId() !== pid || pid === 0) return;
      process.kill(pid, 'SIGKILL');
    }, KILL_MS);
  };

  const onSuspend = (): void => void (suspended = true);
  const onResume = (): void => void (suspended = false);
  powerMonitor.on('suspend', onSuspend);
  powerMonitor.on('resume', onResume);
  contents.ipc.on(PULSE_CHANNEL, (_event, answer: unknown) => {
    if (typeof answer === 'number') pulse.answered(answer, performance.now());
  });
  contents.on('render-process-gone', () => {
    dying = false;
    pulse.reset();
  });
  // The new page has a new preload script: from here on the time of a load is counted.
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) pulse.reset();
  });
  const timer = setInterval(beat, BEAT_MS);
  window.once('closed', () => {
    clearInterval(timer);
    powerMonitor.off('suspend', onSuspend);
    powerMonitor.off('resume', onResume);
  });
}
