/**
 * One start of the packed console, measured from its first navigation: with its own page, or with a static page of 1 kB at the
 * same address, behind the console's own handler and with its headers. Presses on "Get started" come every few milliseconds
 * from the beginning, until the main process has one as an intent.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { startInspected } from './inspector';

const Point = z.object({ x: z.number(), y: z.number() });
type Point = z.infer<typeof Point>;

/** Milliseconds since the navigation began, but for `started`: from the program's start to the navigation. */
const Measured = z.object({
  started: z.number(),
  /** Main is asked for the page. */
  asked: z.number(),
  /** Main has answered. */
  served: z.number(),
  /** The page has arrived. */
  arrived: z.number(),
  /** First contentful paint. */
  paint: z.number(),
  /** The page's own code has taken over; null for the static page. */
  ready: z.number().nullable(),
  /** A press on "Get started" has reached the main process; null where none was made. */
  answer: z.number().nullable(),
  /** Where "Get started" is, in CSS pixels of the window. */
  button: Point.nullable(),
});
export type FirstPaint = z.infer<typeof Measured>;

const WORDS = 'A page that says what it says at once, with nothing to run and nothing to fetch. '.repeat(10);
/** 968 bytes. */
const STATIC_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Static</title></head><body><h1>Welcome</h1><p>${WORDS}</p><button>Get started</button></body></html>`;

export async function measureStart(
  executable: string,
  page: 'static' | 'console',
  click: Point | null = null,
): Promise<FirstPaint> {
  const userData = await mkdtemp(path.join(tmpdir(), 'roomkey-paint-'));
  // Chromium's sandbox refuses root.
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // Nobody answers at this address: the first screen needs no portal.
  const args = [...sandbox, `--user-data-dir=${userData}`, '--portal', 'http://127.0.0.1:9', '--locale', 'en'];
  const room = await startInspected(executable, args);
  try {
    const prepare = await readFile(path.join(import.meta.dirname, 'prepare.cjs'), 'utf8');
    const wanted = JSON.stringify({ staticPage: page === 'static' ? STATIC_PAGE : null, click });
    const code = prepare.slice(prepare.indexOf('(electron,')).trimEnd().replace(/;$/, '');
    await room.evaluate(`(${code})(process.getBuiltinModule('module').createRequire('/')('electron'), ${wanted})`);
    await room.run();
    return Measured.parse(await room.evaluate('globalThis.measured'));
  } finally {
    await room.stop();
    await rm(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}
