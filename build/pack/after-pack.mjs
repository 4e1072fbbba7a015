import { rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Removes Electron's own loader, which a runtime copied from a folder brings along.
 * SECURITY: it would start any application that the command line names.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function afterPack(context) {
  const resources =
    context.electronPlatformName === 'darwin'
      ? path.join(context.appOutDir, `${context.packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : path.join(context.appOutDir, 'resources');
  await rm(path.join(resources, 'default_app.asar'), { force: true });
  await rm(path.join(context.appOutDir, '.roomkey-ready'), { force: true });
}
