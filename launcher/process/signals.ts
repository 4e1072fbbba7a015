const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const lookMs = 500;

/**
 * Calls back when the person or the system asks this command to end.
 *
 * npm starts commands through a shell and passes SIGTERM to the shell alone, which dies without passing it on: then
 * this process is left with another parent, and takes that for SIGTERM.
 *
 * @returns a function that ends the watch
 */
export function onEndAsked(ended: (signal: NodeJS.Signals) => void): () => void {
  for (const signal of endings) process.on(signal, ended);
  const parent = process.ppid;
  const underNpm = process.env['npm_lifecycle_event'] !== undefined && process.platform !== 'win32';
  const watch = setInterval(() => {
    if (!underNpm || process.ppid === parent) return;
    clearInterval(watch);
    ended('SIGTERM');
  }, lookMs).unref();
  return () => {
    clearInterval(watch);
    for (const signal of endings) process.off(signal, ended);
  };
}

/** Settles when this command is asked to end. */
export function endAsked(): Promise<'asked'> {
  return new Promise((resolve) => {
    onEndAsked(() => {
      resolve('asked');
    });
  });
}
