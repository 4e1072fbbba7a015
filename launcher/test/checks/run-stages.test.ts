import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../build/preflight.mjs';
import { PROJECTS } from '../../checks/run-stages';

test('every project of vitest runs in exactly one lane', async () => {
  // As text: the configuration belongs to no TypeScript project of the launcher.
  const configuration = await readFile(path.join(projectRoot, 'vitest.config.ts'), 'utf8');
  const names = Array.from(configuration.matchAll(/\bname: '([\w-]+)'/g), ([, name]) => name);
  expect(names.length).toBeGreaterThan(5);
  expect([...PROJECTS.checks, ...PROJECTS.beside].sort()).toEqual(names.sort());
});
