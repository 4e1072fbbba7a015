import type { VirtualSession } from './virtual-session';

/** Where a console without a monitor can be seen, and how to go on. */
export function describePicture(file: string, session: Pick<VirtualSession, 'display' | 'authority'>): string {
  return [
    `Console: on the virtual display ${session.display}, pictured in ${file} (renewed every 2 s)`,
    `  To type into it: DISPLAY=${session.display} XAUTHORITY=${session.authority} xdotool type 'text'`,
    '  With a screen and a desktop session, the same command opens a window instead.',
  ].join('\n');
}
