/** What a running demo takes, each heap after a collection that is forced: what is left then is held by somebody. */
import type { ElectronApplication, Page } from '@playwright/test';
import WebSocket from 'ws';
import { once } from 'node:events';
import { z } from 'zod';

/** MB (10⁶ bytes). */
export interface Memory {
  readonly mainRss: number;
  readonly mainHeap: number;
  /** Of the pages together: their processes, and their JavaScript. */
  readonly pagesRss: number;
  readonly pagesHeap: number;
  /** Nodes of the console's own page, in thousands: what has left the document and is held counts. */
  readonly nodes: number;
  readonly allRss: number;
  readonly portalRss: number;
  readonly portalHeap: number;
}

const MB = 1e6;
const KB = 1_024;

/** `electronMemory` and `portalMemory` at one moment, or nearly so. */
export async function memoryOf(app: ElectronApplication, console: Page, portal: PortalProbe): Promise<Memory> {
  const pages = await Promise.all(app.windows().map(pageMemory));
  const own = await electronMemory(app);
  return {
    mainRss: own.rss / MB,
    mainHeap: own.heap / MB,
    pagesRss: (own.pagesKb * KB) / MB,
    pagesHeap: pages.reduce((sum, { heap }) => sum + heap, 0) / MB,
    nodes: (pages.find(({ page }) => page === console)?.nodes ?? NaN) / 1_000,
    allRss: (own.allKb * KB) / MB,
    portalRss: (await portal.rss()) / MB,
    portalHeap: (await portal.heap()) / MB,
  };
}

async function pageMemory(page: Page): Promise<{ page: Page; heap: number; nodes: number }> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes } = await session.send('Memory.getDOMCounters');
    return { page, heap: usedSize, nodes };
  } finally {
    await session.detach();
  }
}

async function electronMemory(app: ElectronApplication) {
  // No function of it may have a name: the bundler would add calls to a helper that is not there.
  const { own, processes } = await app.evaluate(({ app: electron }) => {
    const known = globalThis as { collect?: () => void };
    if (known.collect === undefined) {
      process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
      known.collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    }
    // Twice: the first runs what is to be run when something goes.
    known.collect();
    known.collect();
    return {
      own: process.memoryUsage(),
      processes: electron.getAppMetrics().map(({ type, memory }) => ({ type, kb: memory.workingSetSize })),
    };
  });
  const sum = (of: typeof processes) => of.reduce((kb, each) => kb + each.kb, 0);
  const pages = processes.filter(({ type }) => type === 'Tab');
  return { rss: own.rss, heap: own.heapUsed, pagesKb: sum(pages), allKb: sum(processes) };
}

export interface PortalProbe {
  rss(): Promise<number>;
  /** Bytes of JavaScript's heap, after a collection. The database is outside of it, in WebAssembly's memory: it is in `rss`. */
  heap(): Promise<number>;
  close(): void;
}

const Targets = z.array(z.object({ webSocketDebuggerUrl: z.url() })).length(1);
const Answer = z.object({ id: z.number(), result: z.unknown() });

/** Into a Node process that was started with `--inspect=127.0.0.1:<port>`. Nothing is switched on in it. */
export async function probePortal(port: number): Promise<PortalProbe> {
  const listed = await fetch(`http://127.0.0.1:${String(port)}/json/list`);
  const [target] = Targets.parse(await listed.json());
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
  await once(socket, 'open');
  const waiting = new Map<number, (result: unknown) => void>();
  socket.on('message', (data: Buffer) => {
    const answer = Answer.safeParse(JSON.parse(data.toString()));
    if (!answer.success) return;
    waiting.get(answer.data.id)?.(answer.data.result);
    waiting.delete(answer.data.id);
  });
  let last = 0;
  const call = (method: string, params: object = {}): Promise<unknown> => {
    const id = (last += 1);
    socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => waiting.set(id, resolve));
  };
  return {
    async rss() {
      const asked = await call('Runtime.evaluate', { expression: 'process.memoryUsage.rss()', returnByValue: true });
      return z.object({ result: z.object({ value: z.number() }) }).parse(asked).result.value;
    },
    async heap() {
      await call('HeapProfiler.collectGarbage');
      return z.object({ usedSize: z.number() }).parse(await call('Runtime.getHeapUsage')).usedSize;
    },
    close: () => socket.terminate(),
  };
}
