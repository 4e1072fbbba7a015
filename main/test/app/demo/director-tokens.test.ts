import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createDirectorPortal, PortalRefusal } from '../../../app/demo/director-portal';
import { createDirectorTokens } from '../../../app/demo/director-tokens';
import { makeTempFolder } from '../../support/temp-folder';

const URL = 'https://portal.example/';
const never = new AbortController().signal;
const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });

/** A portal that knows one token of a file at a time, and what was made with it. Records who asks for what. */
function playedPortal(fileToken: string) {
  const known = { fileToken, made: 0, madeToken: '' };
  const asked: string[] = [];
  const row = () => ({
    id: '7f9a7f39-21d1-4f0e-9d4e-0c2a6d7c9b11',
    name: 'Demo director',
    role: 'Teams Rooms Pro Manager',
    sites: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    expiresAt: '2026-02-01T00:00:00.000Z',
  });
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    const token = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? '';
    const where = url.slice(URL.length - 1);
    asked.push(`${init.method ?? 'GET'} ${where} ${token}`);
    if (where.startsWith('/api/api-tokens')) {
      if (token !== known.fileToken) return Promise.resolve(json({}, 401));
      if (init.method === 'DELETE') return Promise.resolve(new Response(null, { status: 204 }));
      if (init.method !== 'POST') return Promise.resolve(json({ items: known.made > 0 ? [row()] : [] }));
      known.made += 1;
      known.madeToken = `made-${String(known.made)}`;
      return Promise.resolve(json({ ...row(), token: known.madeToken }));
    }
    return Promise.resolve(token === known.madeToken ? new Response(null, { status: 204 }) : json({}, 401));
  };
  return { known, asked, fetch };
}

test('the token of the start opens the portal for a longer one, once', async () => {
  const { fetch, asked } = playedPortal('first');
  const tokens = createDirectorTokens({ first: 'first', file: '/nowhere/token', url: URL, fetch });
  expect(await Promise.all([tokens.current(never), tokens.current(never)])).toEqual(['made-1', 'made-1']);
  expect(asked).toEqual(['GET /api/api-tokens first', 'POST /api/api-tokens first']);
});

test('a portal that has forgotten it is opened with what stands in the file by then', async () => {
  const folder = await makeTempFolder();
  const file = path.join(folder.path, 'token');
  const { fetch, known, asked } = playedPortal('first');
  const tokens = createDirectorTokens({ first: 'first', file, url: URL, fetch });
  const portal = createDirectorPortal({ url: URL, tokens, fetch });
  await portal.reset(never);

  known.fileToken = 'second';
  known.madeToken = '';
  await writeFile(file, 'second\n', { mode: 0o600 });
  const refused = await portal.reset(never).catch((thrown: unknown) => thrown);
  expect(refused).toBeInstanceOf(PortalRefusal);
  expect(String(refused)).not.toContain('made-1');
  await portal.reset(never);
  expect(asked.at(-1)).toBe('POST /api/demo/reset made-2');
  await folder.remove();
});
