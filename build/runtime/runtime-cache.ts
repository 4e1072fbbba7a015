import { homedir } from 'node:os';
import path from 'node:path';

/** Outside node_modules, which `npm ci` deletes. */
export function runtimeCacheDirectory(env: NodeJS.ProcessEnv): string {
  const given = env['XDG_CACHE_HOME'];
  const base = given !== undefined && path.isAbsolute(given) ? given : path.join(homedir(), '.cache');
  return path.join(base, 'roomkey', 'electron-runtime');
}
