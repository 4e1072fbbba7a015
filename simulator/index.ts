/** Entry of the built simulator. */
import path from 'node:path';
import process from 'node:process';
import { simulate } from './command/simulate';

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ending.abort());
// Whoever reads along may have seen enough (`| head`): the run is ended in order, so that its portal is stopped.
process.stdout.on('error', () => ending.abort());

process.exitCode = await simulate(process.argv.slice(2), {
  // Both are built beside each other.
  portalServer: path.join(import.meta.dirname, '../portal/server/index.js'),
  signal: ending.signal,
  terminal: process.stderr,
  env: process.env,
  print: (line) => void process.stdout.write(`${line}\n`),
  printError: (line) => void process.stderr.write(`${line}\n`),
});
