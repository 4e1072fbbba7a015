/** What only the main process knows of this device. */
import os from 'node:os';
import path from 'node:path';
import { app, screen } from 'electron';
import type { SettingsFacts } from '@roomkey/shared/ipc/settings';
import type { LogExport } from './export-log';

export function settingsFacts(known: Pick<SettingsFacts, 'exportFolder' | 'certificateFingerprint'>): SettingsFacts {
  const main = screen.getPrimaryDisplay().id;
  return {
    ...known,
    system: `${process.platform === 'win32' ? os.version() : os.type()} ${os.release()}`,
    displays: screen.getAllDisplays().map(({ id, size, scaleFactor }) => ({
      width: size.width,
      height: size.height,
      scale: scaleFactor,
      main: id === main,
    })),
  };
}

/** A folder that somebody configured must be there: made by ourselves it could lie beside a drive that is not attached. */
export function exportFolderOf(configured: string | null): LogExport['folder'] {
  if (configured !== null) return { path: path.resolve(configured), make: false };
  return { path: downloads(), make: true };
}

/** Electron throws where the system has no such folder, as on a bare Linux. */
function downloads(): string {
  try {
    return app.getPath('downloads');
  } catch {
    return path.join(os.homedir(), 'Downloads');
  }
}
