import { type HelperAnswer, HelperRequestSchema } from './messages';

/** The part of Electron's `process.parentPort` (utility process) that a helper needs. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

/** Runs in the helper process: answers each request with what `handle` resolves to. Works as utility process and as forked child. */
export function serveHelper(handle: (body: unknown) => Promise<unknown>): void {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (isParentPort(port)) {
    port.on('message', (event) => void answer(handle, event.data).then((message) => port.postMessage(message)));
    return;
  }
  process.on('message', (message) => void answer(handle, message).then((reply) => process.send?.(reply)));
  // A parent that died can't end a helper that is stuck in native code; an ordinary exit would wait for that code.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
}

async function answer(handle: (body: unknown) => Promise<unknown>, message: unknown): Promise<HelperAnswer | null> {
  const request = HelperRequestSchema.safeParse(message);
  if (!request.success) return null;
  const { id, body } = request.data;
  try {
    return { id, ok: true, value: await handle(body) };
  } catch {
    return { id, ok: false };
  }
}

const isParentPort = (value: unknown): value is ParentPort =>
  typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
