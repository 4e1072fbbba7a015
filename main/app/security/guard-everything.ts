/** The guards of the whole process, set once: before the first window, be it the console's or the one of a wrong configuration. */
import type { AppLog } from '../app-log';
import { noteLostProcesses } from '../recovery/page-recovery';
import { guardCertificates } from './certificates';
import { guardAllContents } from './guards';
import { guardAllSessions } from './sessions';

type Note = AppLog['note'];

let current: Note | null = null;

/** Call after `ready`. `note` hears from now on what is refused; another call only changes who hears. */
export function guardEverything(packaged: boolean, note: Note): void {
  const isGuarded = current !== null;
  current = note;
  if (isGuarded) return;
  const forward: Note = (event, code) => current?.(event, code);
  guardAllSessions();
  guardAllContents(packaged, forward);
  guardCertificates(forward);
  noteLostProcesses(forward);
}
