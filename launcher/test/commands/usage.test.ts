import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../build/preflight.mjs';

const roomkey = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(projectRoot, 'launcher/roomkey.mjs'), ...args], { encoding: 'utf8' });

test('an unknown command is refused with the known ones', () => {
  const { status, stderr, stdout } = roomkey('constructor');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('Unknown command: constructor');
  for (const name of ['start', 'portal', 'console', 'build', 'test', 'package']) expect(stderr).toContain(`  ${name} `);
});

test('--help goes to standard output', () => {
  const { status, stdout } = roomkey('--help');
  expect(status).toBe(0);
  expect(stdout).toContain('Usage: roomkey <command>');
});

test('an unknown option is refused in one line', () => {
  const { status, stderr } = roomkey('build', '--fast');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Unknown option '--fast'/);
});
