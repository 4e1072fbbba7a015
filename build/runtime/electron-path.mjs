/** Prints the path of an Electron executable that runs here, and nothing else, on standard output. */
import process from 'node:process';
import { requirePreflight } from '../preflight.mjs';

requirePreflight();
const { register } = await import('tsx/esm/api');
register();
const { resolveElectron } = await import('./resolve-electron');

try {
  const runtime = await resolveElectron();
  console.log(runtime.executable);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
