/**
 * How long the portal keeps consoles and pages waiting while 50,000 accounts are imported on PGlite, and how long the
 * import takes: `npx tsx portal/test/bench/import.ts`. A console polls `/oauth2/token` and a page asks for its list all
 * the while; printed are the longest and the 95th percentile of their waits, without an import and during it.
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pino } from 'pino';
import { z } from 'zod';
import { startPortal } from '../../server/start-portal';

const ROWS = 50_000;
const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-import-'));
const apiTokenFile = path.join(folder, 'token');
const portal = await startPortal(
  {
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    dataDir: path.join(folder, 'data'),
    databaseUrl: null,
    keysPath: path.join(folder, 'keys.json'),
    createKeys: true,
    tls: null,
    lan: null,
    trustProxy: [],
    testControls: false,
    demo: false,
    webRoot: folder,
    apiTokenFile,
    endWithInput: false,
    stateFile: null,
    seed: 'contoso',
  },
  { log: pino({ level: 'silent' }) },
);
const authorization = `Bearer ${await readFile(apiTokenFile, 'utf8')}`;

async function api(method: string, where: string, body?: unknown): Promise<unknown> {
  const response = await fetch(portal.url + where, {
    method,
    headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${where} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function waitingConsole(): Promise<string> {
  const list = z.object({ items: z.array(z.object({ id: z.string() })) });
  const [account] = list.parse(await api('GET', '/api/accounts?search=sea-rainier')).items;
  const { otp } = z.object({ otp: z.string() }).parse(await api('POST', '/api/otps', { accountId: account?.id }));
  const { kty, crv, x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  const form = { client_id: 'room-console', otp, device_jwk: JSON.stringify({ kty, crv, x, y }) };
  const answer = await fetch(`${portal.url}/oauth2/device_authorization`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return z.object({ device_code: z.string() }).parse(await answer.json()).device_code;
}

/** Asks again as soon as it is answered, until told to stop; gives each wait in ms. */
async function repeat(stop: AbortSignal, ask: () => Promise<Response>): Promise<number[]> {
  const waits: number[] = [];
  while (!stop.aborted) {
    const started = performance.now();
    await (await ask()).text();
    waits.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return waits;
}

const deviceCode = await waitingConsole();
const grant = 'urn:ietf:params:oauth:grant-type:device_code';
const askers = {
  '/oauth2/token': () =>
    fetch(`${portal.url}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'room-console', grant_type: grant, device_code: deviceCode }),
    }),
  '/api/session': () => fetch(`${portal.url}/api/session`, { headers: { authorization } }),
};

async function during(name: string, work: () => Promise<unknown>): Promise<void> {
  const stop = new AbortController();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const running = Object.entries(askers).map(async ([what, ask]) => [what, await repeat(stop.signal, ask)] as const);
  const started = performance.now();
  await work();
  const took = performance.now() - started;
  stop.abort();
  delay.disable();
  console.log(`${name}: ${took.toFixed(0)} ms; event loop blocked for at most ${(delay.max / 1e6).toFixed(0)} ms`);
  for (const [what, waits] of await Promise.all(running)) {
    waits.sort((a, b) => a - b);
    const at = (share: number) => (waits[Math.floor(share * (waits.length - 1))] ?? 0).toFixed(0);
    console.log(`  ${what}: ${waits.length} answers, p95 ${at(0.95)} ms, longest ${at(1)} ms`);
  }
}

const header = 'UPN,Display name,Site,Location';
const csvOf = (floor: string) =>
  [
    header,
    ...Array.from({ length: ROWS }, (_, n) => `bulk-${n}@contoso.example,Bulk ${n},Site ${n % 40},${floor}`),
  ].join('\r\n');

await during('nothing else', () => new Promise((resolve) => setTimeout(resolve, 3000)));
await during('dry run', () => api('POST', '/api/accounts/import', { csv: csvOf('Floor 1'), dryRun: true }));
await during('50,000 added', () => api('POST', '/api/accounts/import', { csv: csvOf('Floor 1'), dryRun: false }));
await during('50,000 changed', () => api('POST', '/api/accounts/import', { csv: csvOf('Floor 2'), dryRun: false }));
await portal.close();
await rm(folder, { recursive: true, force: true });
