/** Whether what runs here has the demo in it. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The director's chunk, as the bundler names it after demo-director.ts; electron-builder.yml leaves it out by this name. */
const DIRECTOR = /^demo-director-.*\.js$/;

/** SECURITY: answers a room's console that is driven from elsewhere: what decides is what was packed, and no option. */
export function holdsDemo(): boolean {
  try {
    return readdirSync(path.join(import.meta.dirname, 'chunks')).some((name) => DIRECTOR.test(name));
  } catch {
    return false;
  }
}
