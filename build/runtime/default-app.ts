import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/** Sets the fuses of a bought-in runtime as Electron ships them, so that it starts a folder and can be debugged. */
export async function openFuses(executable: string): Promise<void> {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
  });
}

/** Adds the loader that makes `electron <folder>` work; Electron's own one is not part of the fallback. */
export async function installDefaultApp(resources: string): Promise<void> {
  await mkdir(resources, { recursive: true });
  await createPackage(path.join(import.meta.dirname, 'default-app'), path.join(resources, 'default_app.asar'));
}
