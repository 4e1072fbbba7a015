/** Shows progress while it happens: a block that is redrawn on a terminal, a line now and then in a log. */
import type { WriteStream } from 'node:tty';
import { createLogUpdate } from 'log-update';
import { progressLine, progressLines } from './progress-text';
import { createPacer, type RunProgress } from './run-progress';

/** Own: often enough to see in a CI log that it goes on, seldom enough to read it. */
const plainMs = 5_000;
const defaultColumns = 80;

/** The parts of a process's stream that are used; what is no terminal lacks the last two. */
export type DisplayStream = NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;

export interface Display {
  show(progress: RunProgress): void;
  /** A line that stays, above the block. */
  note(line: string): void;
  /** Takes the block away; nothing is shown after it. May be called twice. */
  end(): void;
}

interface DisplayOptions {
  readonly stream: DisplayStream;
  readonly env: NodeJS.ProcessEnv;
  /** Shows notes alone. */
  readonly quiet: boolean;
  readonly now?: () => number;
}

export function createDisplay({ stream, env, quiet, now = () => performance.now() }: DisplayOptions): Display {
  const note = (line: string): void => void stream.write(`${line}\n`);
  if (quiet) return { show: () => undefined, note, end: () => undefined };
  const pace = createPacer(now);
  return isTerminal(stream, env) ? liveDisplay(stream, env, pace) : plainDisplay(note, pace, now);
}

/** A terminal that cannot move its cursor, and a CI server that gives its jobs one, get lines. */
function isTerminal({ isTTY }: DisplayStream, env: NodeJS.ProcessEnv): boolean {
  return isTTY === true && env['TERM'] !== 'dumb' && (env['CI'] ?? '') === '';
}

function liveDisplay(stream: DisplayStream, env: NodeJS.ProcessEnv, pace: ReturnType<typeof createPacer>): Display {
  const block = createLogUpdate(stream, { defaultWidth: defaultColumns });
  // https://no-color.org: present and not empty, whatever it holds.
  const colour = (env['NO_COLOR'] ?? '') === '';
  let ended = false;
  return {
    show(progress) {
      if (ended) return;
      block(progressLines(progress, pace(progress), { columns: stream.columns ?? defaultColumns, colour }).join('\n'));
    },
    note(line) {
      block.clear();
      stream.write(`${line}\n`);
    },
    end() {
      if (!ended) {
        block.clear();
        block.done();
      }
      ended = true;
    },
  };
}

function plainDisplay(note: (line: string) => void, pace: ReturnType<typeof createPacer>, now: () => number): Display {
  let phase: string | null = null;
  let shownAt = 0;
  let ended = false;
  return {
    show(progress) {
      const reckoned = pace(progress);
      if (ended || (progress.phase === phase && now() - shownAt < plainMs)) return;
      phase = progress.phase;
      shownAt = now();
      note(progressLine(progress, reckoned));
    },
    note,
    end: () => void (ended = true),
  };
}
