/** The real server over real connections: what it gives to whom. */
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import { type Inspector, startInspector } from '../../../adapters/inspect/inspect-server';
import { createCryptoRandom } from '../../../adapters/random/crypto-random';
import { makeTempFolder } from '../../support/temp-folder';

let inspector: Inspector;
let url: URL;
let remove: () => Promise<void>;

beforeEach(async () => {
  const folder = await makeTempFolder();
  remove = () => folder.remove();
  await mkdir(path.join(folder.path, 'assets'));
  await writeFile(path.join(folder.path, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(path.join(folder.path, 'assets', 'page.js'), 'export {};');
  await writeFile(path.join(folder.path, 'notes.md'), 'not for the page');
  inspector = await startInspector({ folder: folder.path, random: createCryptoRandom() });
  url = new URL(inspector.address);
});
afterEach(async () => {
  await inspector.close();
  await remove();
});

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly host?: string;
}

async function ask({
  path: asked = '/',
  method = 'GET',
  headers = {},
  host = url.hostname,
}: Asked): Promise<IncomingMessage> {
  const sent = request({ host, port: url.port, path: asked, method, headers });
  sent.end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return answer;
}

const withToken = () => ({ Authorization: `Bearer ${url.hash.slice(1)}` });
const event = (seq: number): EventRecord => ({
  seq,
  at: 1_700_000_000_000,
  state: 'welcome',
  event: 'xstate.init',
  code: null,
  revision: seq,
});

async function nextEvents(answer: IncomingMessage, count: number): Promise<number[]> {
  let text = '';
  answer.setEncoding('utf8');
  while (text.split('\n').length <= count) text += String((await once(answer, 'data'))[0]);
  return text
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as EventRecord).seq);
}

it('listens on loopback alone', () => {
  expect(url.hostname).toBe('127.0.0.1');
  expect(Number(url.port)).toBeGreaterThan(1_023);
});

it.skipIf(externalAddress() === undefined)('is not reached by the address that other machines use', async () => {
  await expect(ask({ host: externalAddress() ?? '' })).rejects.toThrow('ECONNREFUSED');
});

it('gives the page to anybody, with a strict policy', async () => {
  const answer = await ask({});
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-security-policy']).toContain(
    "default-src 'none'; script-src 'self'; style-src 'self'",
  );
  expect(answer.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  expect((await ask({ path: '/assets/page.js' })).statusCode).toBe(200);
});

it.each(['/notes.md', '/../package.json', '/%2e%2e/package.json', '/assets', '/index.html?x', '//etc/passwd'])(
  'has no %s',
  async (asked) => {
    expect((await ask({ path: asked })).statusCode).toBe(404);
  },
);

describe('events', () => {
  it.each([
    ['no token', {}],
    ['another token', { Authorization: 'Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['another scheme', { Authorization: 'Basic eDp5' }],
  ])('are refused to %s', async (_who, headers) => {
    expect((await ask({ path: '/events', headers: headers })).statusCode).toBe(401);
  });

  it('are refused to a token in the address, where it would be logged', async () => {
    expect((await ask({ path: `/events?token=${url.hash.slice(1)}` })).statusCode).toBe(404);
  });

  it('come from the first on, and live', async () => {
    inspector.log.write(event(0));
    inspector.log.write(event(1));
    const answer = await ask({ path: '/events', headers: withToken() });
    expect(answer.statusCode).toBe(200);
    expect(await nextEvents(answer, 2)).toEqual([0, 1]);
    inspector.log.write(event(2));
    expect(await nextEvents(answer, 1)).toEqual([2]);
    answer.destroy();
  });

  it('end with the console', async () => {
    const answer = await ask({ path: '/events', headers: withToken() });
    answer.resume();
    const ended = once(answer, 'end');
    const closing = inspector.close();
    await ended;
    await closing;
    inspector = await startInspector({ folder: path.join(import.meta.dirname), random: createCryptoRandom() });
  });

  it('go to eight pages at once', async () => {
    const pages = await Promise.all(Array.from({ length: 8 }, () => ask({ path: '/events', headers: withToken() })));
    expect(pages.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(200));
    expect((await ask({ path: '/events', headers: withToken() })).statusCode).toBe(503);
    for (const page of pages) page.destroy();
  });
});

it.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1'])(
  'answers no request for the host %s',
  async (host) => {
    const headers = { ...withToken(), Host: host };
    expect((await ask({ path: '/events', headers })).statusCode).toBe(421);
    expect((await ask({ headers })).statusCode).toBe(421);
  },
);

it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])('takes no %s', async (method) => {
  const answer = await ask({ path: '/events', method, headers: withToken() });
  expect(answer.statusCode).toBe(405);
  expect(answer.headers.allow).toBe('GET');
  expect(answer.headers['access-control-allow-origin']).toBeUndefined();
});

it('says when the page is not built', async () => {
  const nowhere = path.join(import.meta.dirname, 'nowhere');
  await expect(startInspector({ folder: nowhere, random: createCryptoRandom() })).rejects.toThrow('npm run build');
});

/** An address of this machine that is not loopback. */
function externalAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flat();
  return all.find((each) => each?.family === 'IPv4' && !each.internal)?.address;
}
