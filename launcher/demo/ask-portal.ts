import { ProblemSchema } from '@roomkey/shared/protocol/admin';
import type { DemoPortal } from './demo-portal';

const requestMs = 30_000;

/**
 * One call of the administrators' API: POST where there is a body, else GET.
 *
 * @throws Error with the portal's own words
 */
export async function askPortal(
  portal: Pick<DemoPortal, 'url' | 'apiToken'>,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const headers = { authorization: `Bearer ${portal.apiToken}` };
  const response = await fetch(new URL(path, portal.url), {
    redirect: 'error',
    signal: AbortSignal.timeout(requestMs),
    ...(body === undefined
      ? { headers }
      : { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (response.ok) return response.json();
  const problem = ProblemSchema.safeParse(await response.json().catch(() => undefined));
  const reason = problem.success ? `${problem.data.title} (${problem.data.code})` : `HTTP ${String(response.status)}`;
  throw new Error(`The portal refused ${path}: ${reason}`);
}
