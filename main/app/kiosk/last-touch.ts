/** When somebody last touched the console. */
import { app, powerMonitor } from 'electron';

/**
 * Milliseconds since the last input, by the system and by what reached pages of ours: some systems (Wayland) do not tell, and
 * then what our own pages got decides. Call before the first window.
 */
export function watchTouch(): () => number {
  let last = performance.now();
  app.on('web-contents-created', (_event, contents) => {
    contents.on('input-event', () => (last = performance.now()));
  });
  return () => {
    const own = performance.now() - last;
    return powerMonitor.getSystemIdleState(1) === 'unknown'
      ? own
      : Math.min(own, powerMonitor.getSystemIdleTime() * 1_000);
  };
}
