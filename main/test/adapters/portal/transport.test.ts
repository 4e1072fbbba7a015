import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createFetchTransport } from '../../../adapters/portal/transport';
import { type ScriptedPortal, startScriptedPortal } from './scripted-portal';

setFlagsFromString('--expose-gc');
const collectGarbage = z.custom<() => void>((value) => typeof value === 'function').parse(runInNewContext('gc'));
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

let portal: ScriptedPortal | undefined;
afterEach(() => portal?.stop());

it('closes the connection on an abort even when garbage was collected in between', async () => {
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  portal = await startScriptedPortal(() => {
    arrive();
    return 'hold';
  });
  const leaving = new AbortController();
  const transport = createFetchTransport((url, init) => fetch(url, init));
  const request = { method: 'GET', url: portal.url, headers: {}, limitMs: 60_000 } as const;
  const rejected = expect(transport.send(request, leaving.signal)).rejects.toThrow();
  await arrived;
  // Twice, with a turn of the loop between: what is only weakly held goes with the second.
  collectGarbage();
  await nextTurn();
  collectGarbage();
  leaving.abort();
  await rejected;
  await portal.seen[0]?.left;
});
