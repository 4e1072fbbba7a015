/**
 * A fake of the console's director, over real HTTP: fetches orders, writes them down, does as told by the test, and tells
 * its status. The real one sits in the console and has its own tests.
 */
import {
  DEMO_PATHS,
  DirectorOrderSchema,
  type DemoCommand,
  type DemoOutcome,
  type DirectorStatus,
} from '@roomkey/shared/protocol/admin';
import { BLANK_DIRECTOR_STATUS as STATUS } from '@roomkey/shared/protocol/admin/demo';
import type { PortalProcess } from './portal-process';

type Failure = Extract<DemoOutcome, { outcome: 'failed' }>;

export class FakeDirector {
  /** What it was asked for, in order. */
  readonly commands: DemoCommand[] = [];
  /** What becomes of the next order, in place of "done". */
  failNext: Failure | null = null;
  readonly #portal: PortalProcess;
  readonly #gone = new AbortController();
  #status = STATUS;
  #running: Promise<void> = Promise.resolve();

  private constructor(portal: PortalProcess) {
    this.#portal = portal;
  }

  static async connect(portal: PortalProcess): Promise<FakeDirector> {
    const director = new FakeDirector(portal);
    await director.tell({});
    director.#running = director.#run();
    return director;
  }

  /** Changes its status and tells it. */
  async tell(change: Partial<DirectorStatus>): Promise<void> {
    this.#status = { ...this.#status, ...change };
    await this.#call('PUT', DEMO_PATHS.status, this.#status);
  }

  /** Its connection closes, as when the console ends. */
  async leave(): Promise<void> {
    this.#gone.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#gone.signal.aborted) {
      const answer = await this.#call('GET', DEMO_PATHS.orders).catch(() => null);
      if (answer?.status !== 200) continue;
      const { id, command } = DirectorOrderSchema.parse(await answer.json());
      this.commands.push(command);
      const begun = performance.now();
      const failure = this.failNext;
      this.failNext = null;
      if (failure === null) await this.#do(command);
      const tookMs = Math.round(performance.now() - begun);
      await this.#call('POST', DEMO_PATHS.order(id), failure ?? { outcome: 'done', tookMs });
    }
  }

  async #do(command: DemoCommand): Promise<void> {
    switch (command.kind) {
      case 'play':
        return this.tell({ mode: 'playing', story: command.story === 'all' ? 'approved' : command.story, scene: 0 });
      case 'stop':
        return this.tell({ mode: 'waiting', story: null, scene: null, caption: null });
      case 'jump':
        return this.tell({ step: command.to });
      case 'network':
        return this.tell({ online: command.online });
      case 'keychain':
        return this.tell({ keychainLocked: command.locked });
      case 'reset':
        await this.#call('POST', DEMO_PATHS.reset);
        return this.tell(STATUS);
    }
  }

  #call(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(this.#portal.url + path, {
      method,
      signal: this.#gone.signal,
      headers: {
        authorization: `Bearer ${this.#portal.apiToken}`,
        prefer: 'wait=25',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}
