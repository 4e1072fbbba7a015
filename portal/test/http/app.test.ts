import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { MetadataSchema, PATHS } from '@roomkey/shared/protocol/oauth';
import { buildApp } from '../../server/http/app';
import { startTestPortal, type TestPortal } from '../test-portal';

const OpenApi = z.object({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ summary: z.string(), responses: z.record(z.string(), z.unknown()) })),
  ),
});

describe('the HTTP app', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    const webRoot = path.join(await mkdtemp(path.join(tmpdir(), 'roomkey-web-')), 'web');
    await mkdir(path.join(webRoot, 'assets'), { recursive: true });
    await writeFile(path.join(webRoot, 'index.html'), '<!doctype html><title>Portal</title>');
    await writeFile(path.join(webRoot, 'assets', 'index-abc123.js'), 'export {};');
    await writeFile(path.join(webRoot, '.hidden'), 'no');
    portal = await startTestPortal('postgres', { webRoot });
  });
  afterAll(() => portal.dispose());

  const get = (where: string, headers: Record<string, string> = {}) => fetch(portal.url + where, { headers });

  test('OpenAPI 3.1 describes every route', async () => {
    const answer = await get('/api/openapi.json');
    expect(answer.headers.get('content-type')).toContain('application/json');
    const description = OpenApi.parse(await answer.json());
    expect(description.openapi).toMatch(/^3\.1\./);
    const described = Object.entries(description.paths).flatMap(([where, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${where}`),
    );
    const routes: string[] = [];
    const app = await buildApp(portal.ctx, (method, where) =>
      routes.push(`${method} ${where.replace(/:(\w+)/g, '{$1}')}`),
    );
    await app.close();
    // The site's files are no API.
    const api = routes.filter((route) => !/^(GET|HEAD) \/\*?$/.test(route));
    expect(api.length).toBeGreaterThan(20);
    expect(described.sort()).toEqual(api.sort());
    for (const where of Object.values(PATHS)) expect(Object.keys(description.paths)).toContain(where);
    expect(JSON.stringify(description.paths[PATHS.credential])).toContain('application/jose');
    expect(JSON.stringify(description.paths[PATHS.token])).toContain('application/x-www-form-urlencoded');
  });

  test('metadata names absolute addresses from the public URL, whatever the request says', async () => {
    const forged = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
    const text = await (await get(PATHS.metadata, forged)).text();
    expect(text).not.toContain('evil.example');
    const metadata = MetadataSchema.parse(JSON.parse(text));
    expect(metadata).toMatchObject({
      issuer: portal.url,
      token_endpoint: portal.url + PATHS.token,
      roomkey_domains: ['contoso.example'],
    });
  });

  test('the site is served with a strict policy, and its own addresses lead to its page', async () => {
    for (const where of ['/', '/accounts/42', '/requests?user_code=X']) {
      const page = await get(where, { accept: 'text/html' });
      expect([where, page.status, await page.text()]).toEqual([where, 200, '<!doctype html><title>Portal</title>']);
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(policy).not.toContain('upgrade-insecure-requests');
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
    const asset = await get('/assets/index-abc123.js');
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    for (const where of ['/.hidden', '/assets/missing.js', '/..%2f..%2fetc%2fpasswd', '/api/nothing']) {
      const refused = await get(where);
      expect([where, refused.status]).toEqual([where, 404]);
      expect(refused.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  test('health and metrics answer on this machine', async () => {
    for (const where of ['/api/health', '/api/health/live', '/api/health/ready']) {
      expect(await (await get(where)).json()).toEqual({ status: 'ok', demo: false });
    }
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toContain('roomkey_http_request_seconds_bucket');
    expect(metrics).toContain('roomkey_held_polls 0');
    // What came through a proxy is not from this machine.
    expect((await get('/metrics', { 'x-forwarded-for': '192.0.2.1' })).status).toBe(401);
  });

  test('while the database is away the portal says so, and lives', async () => {
    const other = await startTestPortal('postgres');
    await other.ctx.store.close();
    expect((await fetch(`${other.url}/api/health/ready`)).status).toBe(503);
    expect((await fetch(`${other.url}/api/health/live`)).status).toBe(200);
    await other.dispose().catch(() => undefined);
  });

  test('a connection that never asks anything does not hold up the end', async () => {
    const other = await startTestPortal('postgres');
    const { hostname, port } = new URL(other.url);
    const socket = connect(Number(port), hostname);
    await new Promise((resolve) => socket.once('connect', resolve));
    await (await fetch(`${other.url}/api/health/live`)).text();
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.resume();
    await other.dispose();
    await ended;
  });
});
