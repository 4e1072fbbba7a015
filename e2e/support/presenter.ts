/** A presenter at a real portal with `--demo`: asks what the presenter's page asks for, on the same routes, and reads what it shows. */
import {
  DEMO_PATHS,
  type DemoCommand,
  type DemoOutcome,
  DemoOutcomeSchema,
  type DemoState,
  DemoStateSchema,
  type DirectorStatus,
} from '@roomkey/shared/protocol/admin/demo';
import type { z } from 'zod';
import { waitFor } from './wait-for';

export class Presenter {
  readonly #address: string;
  readonly #token: () => Promise<string>;

  /** `token`: an administrator's, read anew for each request, because a portal that restarts writes another. */
  constructor(address: string, token: () => Promise<string>) {
    this.#address = address;
    this.#token = token;
  }

  state(): Promise<DemoState> {
    return this.#ask(DEMO_PATHS.state, DemoStateSchema);
  }

  /** Null while no director is connected. */
  async status(): Promise<DirectorStatus | null> {
    return (await this.state()).director;
  }

  /** Once the console's director is connected; the portal is asked until then. */
  async met(): Promise<void> {
    await waitFor('the director connects', async () => ((await this.status()) === null ? undefined : true), 30_000);
  }

  /** Resolves with what the director has answered. */
  order(command: DemoCommand): Promise<DemoOutcome> {
    return this.#ask(DEMO_PATHS.commands, DemoOutcomeSchema, command);
  }

  async #ask<T>(path: string, schema: z.ZodType<T>, body?: unknown): Promise<T> {
    const authorization = `Bearer ${await this.#token()}`;
    const answer = await fetch(
      this.#address + path,
      body === undefined
        ? { headers: { authorization } }
        : {
            method: 'POST',
            headers: { authorization, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          },
    );
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}: ${text}`);
    return schema.parse(JSON.parse(text));
  }
}
