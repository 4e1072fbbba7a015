import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

const graceMs = 10_000;
const tailLines = 20;
const setpriv = '/usr/bin/setpriv';

/** A program that the launcher runs beside others. */
interface ChildSpec {
  /** As messages name it: "the portal". */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Written to its standard input, which is then closed. */
  readonly input?: string;
  /** Receives each line of standard output. */
  readonly onLine?: (line: string) => void;
  /** Receives each line of standard error. */
  readonly onErrorLine?: (line: string) => void;
  /** With this exit code it is started again, as it was. */
  readonly againAfter?: number;
  /** Further descriptor 3, read line by line. */
  readonly onLineOfThree?: (line: string) => void;
}

/** How a child ended before it was asked to. */
export interface EarlyExit {
  readonly name: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Its last lines of output. */
  readonly tail: readonly string[];
}

/** A set of programs that live and end together. */
export interface Children {
  start(spec: ChildSpec): ChildProcess;
  /** Settles when any child ends unasked. */
  readonly earlyExit: Promise<EarlyExit>;
  /** Ends all, the last started first, and waits for each. */
  stop(): Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  readonly closed: Promise<void>;
}

export function createChildren(): Children {
  const running: Running[] = [];
  let stopping = false;
  let reportExit: (exit: EarlyExit) => void = () => undefined;
  const earlyExit = new Promise<EarlyExit>((resolve) => (reportExit = resolve));

  function start(spec: ChildSpec): ChildProcess {
    if (stopping) throw new Error(`${spec.name} is not started any more.`);
    const { command, args } = endingWithParent(spec);
    // A group of its own, so that Ctrl+C reaches the launcher alone and it ends them in order.
    const child = spawn(command, args, {
      env: spec.env ?? process.env,
      detached: process.platform !== 'win32',
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    });
    const tail = watchOutput(child, spec);
    const closed = new Promise<void>((resolve) => {
      const ended = (code: number | null, signal: NodeJS.Signals | null) => {
        if (!stopping && code !== null && code === spec.againAfter) start(spec);
        else if (!stopping) reportExit({ name: spec.name, code, signal, tail });
        resolve();
      };
      child.once('error', (error) => {
        tail.push(error.message);
        ended(null, null);
      });
      child.once('close', ended);
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(spec.input ?? '');
    running.push({ child, closed });
    return child;
  }

  async function stop(): Promise<void> {
    stopping = true;
    for (const each of running.reverse()) await end(each);
    running.length = 0;
  }

  return { start, earlyExit, stop };
}

async function end({ child, closed }: Running): Promise<void> {
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await closed;
  clearTimeout(force);
}

function watchOutput(child: ChildProcess, spec: ChildSpec): string[] {
  const tail: string[] = [];
  const readers = [
    [child.stdout, spec.onLine],
    [child.stderr, spec.onErrorLine],
    [child.stdio[3], spec.onLineOfThree],
  ] as const;
  for (const [stream, onLine] of readers) {
    if (stream === null || stream === undefined || !('read' in stream)) continue;
    createInterface({ input: stream }).on('line', (line) => {
      tail.push(line);
      if (tail.length > tailLines) tail.shift();
      onLine?.(line);
    });
  }
  return tail;
}

/** On Linux a child is told to end when this process dies, even by kill -9, so that nothing is left behind. */
function endingWithParent(spec: ChildSpec): { command: string; args: string[] } {
  if (process.platform !== 'linux' || !existsSync(setpriv)) return { command: spec.command, args: [...spec.args] };
  return { command: setpriv, args: ['--pdeathsig', 'TERM', '--', spec.command, ...spec.args] };
}

/** One sentence, and the last lines that may say why. */
export function describeExit(exit: EarlyExit): string {
  const how =
    exit.signal !== null
      ? `was ended by ${exit.signal}`
      : `ended with ${exit.code === null ? 'an error' : `exit code ${String(exit.code)}`}`;
  return [`${exit.name} ${how}.`, ...exit.tail.map((line) => `  ${line}`)].join('\n');
}
