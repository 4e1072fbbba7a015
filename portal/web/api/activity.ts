/**
 * Whether somebody is there. Open pages poll; if every poll counted, a forgotten page would keep its session alive
 * for ever. So a read says that it is in the background unless a person touched the page since the one before.
 */

/** Loading the page is an act of a person. */
let touched = true;

export function watchActivity(): void {
  for (const type of ['pointerdown', 'keydown']) {
    window.addEventListener(
      type,
      () => {
        touched = true;
      },
      { capture: true, passive: true },
    );
  }
}

/** True once for each spell of activity. */
export function takeActivity(): boolean {
  const was = touched;
  touched = false;
  return was;
}
