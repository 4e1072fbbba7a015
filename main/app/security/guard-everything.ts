/** The guards of the whole process, set once: before the first window, be it the console's or the one of a wrong configuration. */
import type { AppLog } from '../app-log';
import { noteLostProcesses } from '../recovery/page-recovery';
import type { CameraRules } from './camera';
import { guardCertificates } from './certificates';
import { guardAllContents } from './guards';
import { guardAllSessions } from './sessions';

interface Guard {
  /** Hears what is refused. */
  readonly note: AppLog['note'];
  readonly camera: CameraRules;
}

let current: Guard | null = null;

/** Call after `ready`. Another call only changes who hears of what is refused, and who may use the camera. */
export function guardEverything(packaged: boolean, guard: Guard): void {
  const isGuarded = current !== null;
  current = guard;
  if (isGuarded) return;
  const note: Guard['note'] = (event, code) => current?.note(event, code);
  guardAllSessions({
    mayUse: (ask) => current?.camera.mayUse(ask) === true,
    mayName: (ask) => current?.camera.mayName(ask) === true,
  });
  guardAllContents(packaged, note);
  guardCertificates(note);
  noteLostProcesses(note);
}
