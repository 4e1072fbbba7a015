/** What a portal with test controls begins with: a saved state on request, and its own, kept for a reset. */
import { count } from 'drizzle-orm';
import { readFile } from 'node:fs/promises';
import { PortalStateSchema, type PortalState } from '@roomkey/shared/protocol/admin';
import { StartupError } from '../../../config/startup-errors';
import type { PortalContext } from '../../../context';
import { ProblemError } from '../../../http/problems';
import { accounts } from '../../../store/schema';
import type { Faults } from '../faults';
import { restoreState } from './restore-state';
import { saveState } from './save-state';

/** Refuses with `config.fileUnreadable`, `state.unusable`, or `state.notEmpty`: a start must not delete what people have. */
export async function restoreAtStart(ctx: PortalContext, faults: Faults, file: string): Promise<void> {
  const state = await readState(file);
  const [counted] = await ctx.store.db.select({ found: count() }).from(accounts);
  if ((counted?.found ?? 0) > 0) throw new StartupError('state.notEmpty');
  const act = { actor: 'portal', source: null };
  try {
    await restoreState(state, { ctx, faults, act, action: 'testControls.stateRestored', callerToken: null });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new StartupError('state.unusable', { file, reason: reasonOf(error) }, { cause: error });
  }
}

/** Call it when everything is there that a caller finds after the start. Without test controls nothing is kept. */
export async function keepStartState(ctx: PortalContext): Promise<void> {
  const { testControls } = ctx;
  if (testControls === null) return;
  testControls.startState = await ctx.store.transaction((tx) => saveState(ctx, testControls.faults, tx));
}

async function readState(file: string): Promise<PortalState> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new StartupError('config.fileUnreadable', { option: '--state', file }, { cause });
  });
  try {
    return PortalStateSchema.parse(JSON.parse(text));
  } catch {
    // The cause is left out: a parser's message may quote the file.
    throw new StartupError('state.unusable', { file, reason: 'It is not a saved state.' });
  }
}

function reasonOf({ message, options: { detail, errors } }: ProblemError): string {
  const places = (errors ?? []).map(({ path, message: what }) => `${path}: ${what}.`);
  return [detail ?? message, ...places.slice(0, 5)].join(' ');
}
