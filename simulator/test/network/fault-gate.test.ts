import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodeTransport } from '../../../main/adapters/portal/transport';
import { type FaultGate, type NetworkFault, openFaultGate } from '../../network/fault-gate';

let server: http.Server;
let gate: FaultGate;
let url: string;
beforeAll(async () => {
  server = http.createServer((_request, response) => response.end(JSON.stringify({ text: 'x'.repeat(500) })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  gate = await openFaultGate(url);
});
afterAll(async () => {
  await gate.close();
  server.close();
});

const send = (limitMs = 5_000) =>
  createNodeTransport({ agents: gate.agents }).send(
    { method: 'GET', url, headers: {}, limitMs },
    new AbortController().signal,
  );

describe('the network between console and portal', () => {
  it('works until it is broken, and again once it is mended', async () => {
    expect((await send()).status).toBe(200);
    gate.break('reset');
    await expect(send()).rejects.toMatchObject({ code: 'portal.unreachable' });
    gate.mend();
    expect((await send()).status).toBe(200);
  });

  it.each<[NetworkFault, string]>([
    ['reset', 'portal.unreachable'],
    ['truncated', 'portal.unreachable'],
    ['nameNotFound', 'portal.nameNotFound'],
    ['wrongCertificate', 'portal.certificateUntrusted'],
    ['notHttp', 'portal.malformed'],
  ])('%s is what the real console calls %s', async (fault, code) => {
    gate.break(fault, 1);
    await expect(send()).rejects.toMatchObject({ code });
    expect((await send()).status).toBe(200);
  });

  it('swallows requests that nobody answers', async () => {
    gate.break('drop', 1);
    await expect(send(50)).rejects.toMatchObject({ code: 'portal.timedOut' });
  });

  it('answers in the portal’s place', async () => {
    gate.break('captivePortal', 1);
    const answer = await send();
    expect([answer.status, answer.header('location')]).toEqual([302, 'http://sign-in.captive.example/']);
  });

  it('breaks the connections that are open', async () => {
    server.removeAllListeners('request');
    server.once('request', () => gate.break('reset', 1));
    await expect(send()).rejects.toMatchObject({ code: 'portal.unreachable' });
  });
});
