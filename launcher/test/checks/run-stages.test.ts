import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../build/preflight.mjs';
import { PLAYWRIGHT_PROJECTS, VITEST_PROJECTS } from '../../checks/run-stages';

test.each([
  ['vitest.config.ts', VITEST_PROJECTS],
  ['playwright.config.ts', PLAYWRIGHT_PROJECTS],
] as const)('every project of %s runs in exactly one lane', async (file, lanes) => {
  // As text: the configuration belongs to no TypeScript project of the launcher.
  const configuration = await readFile(path.join(projectRoot, file), 'utf8');
  const names = Array.from(configuration.matchAll(/\bname: '([\w-]+)'/g), ([, name]) => name);
  expect(names.length).toBeGreaterThan(4);
  expect(Object.values(lanes).flat().sort()).toEqual(names.sort());
});
