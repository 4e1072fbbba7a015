import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PERMISSIONS, isAllowed } from '../../../app/security/permissions';

test('nothing is allowed, and each line says why', () => {
  for (const [permission, { reason }] of Object.entries(PERMISSIONS)) {
    expect(isAllowed(permission), permission).toBe(false);
    expect(reason, permission).toMatch(/\w{2,}/);
  }
});

test('what no line names is denied too', () => {
  for (const permission of ['', 'a-permission-of-tomorrow', 'constructor', '__proto__', 'hasOwnProperty']) {
    expect(isAllowed(permission)).toBe(false);
  }
});

test('every permission that Electron’s types name has its line', () => {
  const manifest = createRequire(import.meta.url).resolve('electron/package.json');
  const types = readFileSync(path.join(path.dirname(manifest), 'electron.d.ts'), 'utf8');
  const signature =
    /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+),/.exec(types)?.[1] ?? '';
  const named = [...signature.matchAll(/'([^']+)'/g)].map((match) => match[1]);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((permission) => permission !== undefined && !Object.hasOwn(PERMISSIONS, permission))).toEqual([]);
});
