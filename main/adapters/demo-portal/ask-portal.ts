/** The administrators' API of the demo's own portal. */
import { ProblemSchema } from '@roomkey/shared/protocol/admin';
import type { z } from 'zod';

const REQUEST_MS = 30_000;

/** GET, or POST where there is a body. Rejects when the portal refuses, with its own words, does not answer, or answers something else. */
export type AskPortal = <T>(path: string, schema: z.ZodType<T>, body?: unknown) => Promise<T>;

/** @param token an administrator's API token */
export function createAskPortal(portalUrl: string, token: string): AskPortal {
  return async (path, schema, body) => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(new URL(path, portalUrl), {
      redirect: 'error',
      signal: AbortSignal.timeout(REQUEST_MS),
      ...(body === undefined
        ? { headers }
        : { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The portal refused ${path}: ${await reasonOf(response)}`);
    return schema.parse(await response.json());
  };
}

async function reasonOf(response: Response): Promise<string> {
  const problem = ProblemSchema.safeParse(await response.json().catch(() => undefined));
  return problem.success ? `${problem.data.title} (${problem.data.code})` : `HTTP ${String(response.status)}`;
}
