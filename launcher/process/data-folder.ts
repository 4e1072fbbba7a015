import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

/** Where Roomkey keeps what outlives a command, for this user. */
export function dataFolder(env: NodeJS.ProcessEnv, ...parts: readonly string[]): string {
  if (process.platform === 'win32') {
    return path.join(env['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData', 'Local'), 'roomkey', ...parts);
  }
  if (process.platform === 'darwin') {
    return path.join(homedir(), 'Library', 'Application Support', 'roomkey', ...parts);
  }
  const given = env['XDG_DATA_HOME'];
  const base = given !== undefined && path.isAbsolute(given) ? given : path.join(homedir(), '.local', 'share');
  return path.join(base, 'roomkey', ...parts);
}

/** SECURITY: what stands inside (keyring, pictures of the screen) is for this user's eyes only. */
export async function privateFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}
