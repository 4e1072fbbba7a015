/** What a setup begins with: the saved snapshot where it still fits, otherwise the resume record beside it. */
import { initialTransition } from 'xstate';
import type { SetupView } from '../contract/view';
import type { SetupContext } from './context';
import { setupMachine } from './machine';
import type { SavedState } from './ports';
import { parseResumeRecord, type ResumeRecord } from './resume-record';
import { decodeSnapshot } from './snapshot-codec';
import { toView } from './to-view';

/** What the configuration decides, and what there is without a saved state. */
export interface Given {
  readonly portalUrl: string | null;
  readonly portalPin?: string | null;
  readonly locale: SetupContext['locale'];
}

type Restored = ReturnType<typeof decodeSnapshot>;
interface Beginning {
  readonly restored: Restored;
  /** Where there is no snapshot to restore. */
  readonly record: ResumeRecord | null;
}

export function beginningOf(saved: SavedState | null, { portalUrl, portalPin = null }: Given): Beginning {
  const restored = fitting(decodeSnapshot(saved?.snapshot), portalUrl, portalPin);
  return { restored, record: restored === null ? parseResumeRecord(saved?.record) : null };
}

/** The view that a session shows first. No port is asked, so a page can be made of it before there is a session. */
export function firstView(saved: SavedState | null, given: Given): SetupView {
  const { restored, record } = beginningOf(saved, given);
  const { locale, portalUrl, portalPin = null } = given;
  const snapshot =
    restored === null
      ? initialTransition(setupMachine, { locale, portalUrl, portalPin, record })[0]
      : setupMachine.resolveState(restored);
  return toView(snapshot, 0);
}

/**
 * A portal that moved makes the snapshot unfit, because its actors hold the old address; the record goes on from there.
 * Compared by origin: what a person passes may end in a slash or a path, what the portal says of itself does not.
 */
function fitting(restored: Restored, portalUrl: string | null, portalPin: string | null): Restored {
  // Who decides on the portal, the configuration or whoever stands at the console, is part of the snapshot.
  if (restored?.context.portalFixed !== (portalUrl !== null)) return null;
  const saved = restored.context.portal?.url;
  if (portalUrl === null || saved === undefined) return portalUrl === null ? restored : null;
  if (restored.context.portalPin !== portalPin) return null;
  if (!URL.canParse(saved) || !URL.canParse(portalUrl)) return null;
  return new URL(saved).origin === new URL(portalUrl).origin ? restored : null;
}
