/** Over real processes: a stand-in prints what the portal prints. The portal itself runs in e2e/packaged-demo. */
import { spawn } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { createPortalKeeper, type PortalChild, type PortalKeeper } from '../../../adapters/demo-portal/portal-keeper';
import { until } from '../../support/until';

const UP = `
  const port = Number(process.argv[1]) || 4711;
  console.error('{"level":30,"msg":"a line of its log"}');
  process.stdout.write('Portal: http://127.0.0.1:' + port + '\\nSign ');
  setTimeout(() => process.stdout.write('in: http://127.0.0.1:' + port + '/#/sign-in\\n'), 20);
  setInterval(() => {}, 1000);
`;
const BROKEN = `console.error('{"level":30}'); console.error('The keys do not fit.'); process.exit(7);`;
const SILENT = `setInterval(() => {}, 1000);`;
const DEAF = `process.on('SIGTERM', () => {}); ${UP}`;

let keeper: PortalKeeper | undefined;
afterEach(() => keeper?.stop());

/** Each start runs the next of these programs; the last one for ever. */
function keep(programs: readonly string[], options: { delays?: (number | null)[]; startMs?: number } = {}) {
  const { delays = [0], startMs = 10_000 } = options;
  const starts: { port: number; isFirst: boolean; pid: number }[] = [];
  const notes: string[] = [];
  keeper = createPortalKeeper({
    run: (port, isFirst) => {
      const program = programs[Math.min(starts.length, programs.length - 1)] ?? UP;
      const child = spawn(process.execPath, ['-e', program, String(port)]);
      starts.push({ port, isFirst, pid: child.pid ?? 0 });
      return {
        onOutput: (listener) => void child.stdout.setEncoding('utf8').on('data', listener),
        onErrorOutput: (listener) => void child.stderr.setEncoding('utf8').on('data', listener),
        onExit: (listener) => void child.once('close', (code) => listener(code ?? -1)),
        stop: () => void child.kill('SIGTERM'),
        kill: () => void child.kill('SIGKILL'),
      } satisfies PortalChild;
    },
    nextDelay: () => (delays.length > 1 ? (delays.shift() ?? null) : (delays[0] ?? null)),
    note: (event) => void notes.push(event),
    limits: { startMs, stopMs: 200 },
  });
  return { keeper, starts, notes };
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('it answers with the addresses that the portal prints, in however many pieces', async () => {
  const { keeper, starts } = keep([UP]);
  const url = 'http://127.0.0.1:4711';
  expect(await keeper.start()).toEqual({ url, signInLink: `${url}/#/sign-in` });
  expect(starts).toMatchObject([{ port: 0, isFirst: true }]);
});

test('a portal that dies is started again at its address, without another token', async () => {
  const { keeper, starts, notes } = keep([UP]);
  await keeper.start();
  process.kill(starts[0]?.pid ?? 0, 'SIGKILL');
  await until('the portal is back', () => notes.includes('portal.back'));
  expect(starts).toMatchObject([{ port: 0 }, { port: 4711, isFirst: false }]);
  expect(notes).toEqual(['portal.died', 'portal.back']);
});

test('one that stays dead is given up, and can be asked for again', async () => {
  const { keeper, starts, notes } = keep([UP, BROKEN, UP], { delays: [0, null] });
  await keeper.start();
  process.kill(starts[0]?.pid ?? 0, 'SIGKILL');
  await until('it is given up', () => notes.includes('portal.lost'));
  expect((await keeper.start()).url).toBe('http://127.0.0.1:4711');
});

test('one that cannot start says why in its own words, without its log', async () => {
  const { keeper } = keep([BROKEN]);
  await expect(keeper.start()).rejects.toThrow(/^The keys do not fit\.\nThe portal ended with 7\.$/);
});

test('one that never answers is ended', async () => {
  const { keeper, starts } = keep([SILENT], { startMs: 300 });
  await expect(keeper.start()).rejects.toThrow('did not answer in time');
  expect(isAlive(starts[0]?.pid ?? 0)).toBe(false);
});

test('stopping ends it for good, also one that does not listen', async () => {
  const { keeper, starts, notes } = keep([DEAF]);
  await keeper.start();
  await keeper.stop();
  expect(isAlive(starts[0]?.pid ?? 0)).toBe(false);
  expect(starts).toHaveLength(1);
  expect(notes).toEqual([]);
});
