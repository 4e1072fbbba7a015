/** A console that is driven through Node's inspector in its main process alone: nothing is attached to its page. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import WebSocket from 'ws';
import { z } from 'zod';
import { endWithUs } from '../children';

const Answer = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  result: z
    .object({
      result: z.object({ value: z.unknown().optional() }).optional(),
      exceptionDetails: z
        .object({ text: z.string(), exception: z.object({ description: z.string() }).optional() })
        .optional(),
    })
    .optional(),
});

export interface Inspected {
  /** Evaluates in the main process; answers with the value it is, or resolves to. While the program is stopped, nothing resolves. */
  evaluate(expression: string): Promise<unknown>;
  /** Lets the program go on from its first line. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the program stopped at its first line (`--inspect-brk`). */
export async function startInspected(executable: string, args: readonly string[]): Promise<Inspected> {
  const child = spawn(executable, ['--inspect-brk=0', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  endWithUs(child);
  const socket = new WebSocket(await inspectorAddress(child));
  await once(socket, 'open');
  const waiting = new Map<number, (answer: z.infer<typeof Answer>) => void>();
  let onPaused = (): void => undefined;
  socket.on('message', (data: Buffer) => {
    const answer = Answer.parse(JSON.parse(data.toString()));
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    if (answer.method === 'Debugger.paused') onPaused();
  });
  let running = false;
  let last = 0;
  const call = (method: string, params: object): Promise<z.infer<typeof Answer>> => {
    const id = (last += 1);
    socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => waiting.set(id, resolve));
  };
  const paused = new Promise<void>((resolve) => (onPaused = resolve));
  await call('Runtime.enable', {});
  await call('Debugger.enable', {});
  await call('Runtime.runIfWaitingForDebugger', {});
  await paused;

  return {
    async evaluate(expression) {
      const { result } = await call('Runtime.evaluate', {
        ...{ expression, awaitPromise: running, returnByValue: true },
      });
      const thrown = result?.exceptionDetails;
      if (thrown !== undefined) throw new Error(thrown.exception?.description ?? thrown.text);
      return result?.result?.value;
    },
    async run() {
      running = true;
      await call('Debugger.resume', {});
      await call('Debugger.disable', {});
    },
    async stop() {
      socket.terminate();
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

function inspectorAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const address = /ws:\/\/\S+/.exec(text);
      if (address !== null) resolve(address[0]);
    });
    child.once('exit', () => reject(new Error(`the console ended before it could be inspected: ${text}`)));
  });
}
