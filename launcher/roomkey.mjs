#!/usr/bin/env node
/** The one entry of all commands: checks what it needs itself, then hands over to `commands/<name>.ts`. */
import process from 'node:process';
import { requirePreflight } from '../build/preflight.mjs';

const commands = {
  start: 'the demo: portal with a sample organisation, console, front of room, an OTP ready to type',
  portal: 'the portal alone',
  console: 'the console alone',
  'with-portal': 'any command, with a portal of its own beside it',
  simulate: 'headless consoles: scenarios and fleets',
  build: 'builds what has changed',
  test: 'types, lint, unit, integration and end-to-end tests',
  bench: 'speed and memory beside peers and limits, in one table',
  package: 'packs the console for this platform',
  'package-demo': 'packs the demo, console and portal in one, for this platform',
  'package-fixtures': 'packs the fixtures for other people’s tests',
};

const [name = '', ...args] = process.argv.slice(2);

if (!Object.hasOwn(commands, name)) {
  const known = Object.entries(commands).map(([each, does]) => `  ${each.padEnd(18)}${does}`);
  const asked = name === '--help' || name === '-h';
  const text = [
    ...(asked || name === '' ? [] : [`Unknown command: ${name}`]),
    'Usage: roomkey <command> [options]',
    '',
    ...known,
  ];
  console[asked ? 'log' : 'error'](text.join('\n'));
  process.exit(asked ? 0 : 2);
}

requirePreflight();
const { register } = await import('tsx/esm/api');
register();

let exitCode = 1;
try {
  /** @type {{ run(args: readonly string[]): Promise<number> }} */
  const command = await import(`./commands/${name}.ts`);
  exitCode = await command.run(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (process.env['ROOMKEY_DEBUG'] !== undefined && error instanceof Error) console.error(error.stack);
}
// A command that has ended early may have left a wait behind.
process.exit(exitCode);
