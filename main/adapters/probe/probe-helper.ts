/**
 * Entry of the helper process that reads the device's identity. Apart from the main process because systeminformation
 * calls execSync on Linux and spawns PowerShell on Windows, and has no limit of its own.
 */
import { serveHelper } from '../helper/serve-helper';

serveHelper(async () => {
  const { default: information } = await import('systeminformation');
  const [system, baseboard, chassis, bios, os] = await Promise.all([
    orNull(() => information.system()),
    orNull(() => information.baseboard()),
    orNull(() => information.chassis()),
    orNull(() => information.bios()),
    orNull(() => information.osInfo()),
  ]);
  return {
    system: system && { manufacturer: system.manufacturer, model: system.model, serial: system.serial },
    baseboard: baseboard && { manufacturer: baseboard.manufacturer, model: baseboard.model, serial: baseboard.serial },
    chassis: chassis && { manufacturer: chassis.manufacturer, model: chassis.model, serial: chassis.serial },
    bios: bios && { vendor: bios.vendor, serial: bios.serial ?? null },
    os: os && { distro: os.distro, release: os.release, build: os.build },
  };
});

/** A table that can't be read is one that says nothing. */
async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch {
    return null;
  }
}
