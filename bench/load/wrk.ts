/** HTTP load by wrk, a process of its own: one thread, 32 connections kept alive, each form of a file sent once. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** As many consoles as ask at the same moment. */
export const CONNECTIONS = 32;

const Result = z.object({
  /** Answers that hold the wanted text, and all others. */
  matching: z.number(),
  other: z.number(),
  /** Every form was sent before the time was over, so the rate is not a rate. */
  usedUp: z.boolean(),
  seconds: z.number(),
  p50ms: z.number(),
  p99ms: z.number(),
  socketErrors: z.number(),
});
export type WrkResult = z.infer<typeof Result>;

interface WrkOrder {
  /** Loopback only. */
  readonly url: string;
  /** A form on each line. */
  readonly formsFile: string;
  readonly seconds: number;
  /** Text that tells a wanted answer. */
  readonly wanted: string;
}

/** @throws when a connection failed, more than 1 in 100 answers was not a wanted one, or the forms did not last. */
export async function runWrk({ url, formsFile, seconds, wanted }: WrkOrder): Promise<WrkResult> {
  if (new URL(url).hostname !== '127.0.0.1') throw new Error(`not a loopback address: ${url}`);
  const script = path.join(import.meta.dirname, 'forms.lua');
  const options = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--timeout', '10s', '-s', script];
  const { stdout } = await run('wrk', [...options, url, '--', formsFile, wanted], { timeout: (seconds + 30) * 1000 });
  const result = Result.parse(JSON.parse(/^RESULT (.+)$/m.exec(stdout)?.[1] ?? 'null'));
  if (result.usedUp || result.socketErrors > 0 || result.other > result.matching / 100)
    throw new Error(`the load went wrong: ${stdout}`);
  return result;
}
