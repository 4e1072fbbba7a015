/** What the settings can do, for whoever holds the pass. */
import path from 'node:path';
import type { Diagnostics } from '@roomkey/shared/ipc/contract';
import type { PreferencesView } from '@roomkey/shared/ipc/preferences';
import type { ExportedLog, SettingsFacts, SettingsNews } from '@roomkey/shared/ipc/settings';
import type { Clock, Random, Vault } from '@roomkey/shared/setup/machine/ports';
import type { SecretBox } from '@roomkey/shared/setup/machine/secret-box';
import type { SetupSession } from '@roomkey/shared/setup/machine/session';
import type { AppLog } from '../app-log';
import type { PinLock } from '../kiosk/pin-lock';
import { ExportFailure, exportLog, type LogExport } from './export-log';
import { createSecretCheck, knownSecrets } from './secret-check';
import { createSettingsAccess } from './settings-access';

export interface SettingsParts {
  readonly setup: Promise<SetupSession>;
  /** Null where no exit PIN is set: the settings are open then. */
  readonly lock: PinLock | null;
  readonly vault: Promise<Pick<Vault, 'read'>>;
  /** What people typed and is not used yet; no export may hold any of it. */
  readonly boxes: readonly Pick<SecretBox, 'occursIn'>[];
  readonly clock: Pick<Clock, 'now' | 'sleepUntil'>;
  readonly random: Pick<Random, 'token'>;
  readonly note: AppLog['note'];
  readonly diagnostics: Diagnostics;
  readonly preferences: () => PreferencesView;
  readonly facts: () => SettingsFacts;
  readonly exportFolder: LogExport['folder'];
  /** Folder of the event log. */
  readonly logFolder: string;
  readonly leaveKiosk: () => void;
  readonly tell: (news: SettingsNews) => void;
}

type Unlocked =
  | { readonly outcome: 'open'; readonly pass: string }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'wrong' | 'wait'; readonly retryAfterSeconds: number };

export interface Settings {
  readonly needsPin: boolean;
  /** `pin` null: somebody thinks that none is needed. */
  unlock(pin: string | null): Promise<Unlocked>;
  /** True for the pass that is open; every other call asks this first. */
  admits(pass: string): boolean;
  lock(): void;
  facts(): SettingsFacts;
  /** Null while another export is under way. Rejects with an ExportFailure. */
  exportLog(): Promise<ExportedLog | null>;
  /** False while a reset is under way. */
  reset(): Promise<boolean>;
  leaveKiosk(): void;
}

/** The event log's older files end in their number: `events.jsonl.4` is the oldest. */
const LOG_NAMES = ['events.jsonl.4', 'events.jsonl.3', 'events.jsonl.2', 'events.jsonl.1', 'events.jsonl'];

export function createSettings(parts: SettingsParts): Settings {
  const { lock, note } = parts;
  const access = createSettingsAccess({
    ...parts,
    onIdle: () => {
      note('settings.idle');
      parts.tell({ type: 'locked' });
    },
  });
  let exporting = false;

  const open = (): Unlocked => {
    note('settings.opened');
    return { outcome: 'open', pass: access.open() };
  };

  return {
    needsPin: lock !== null,
    async unlock(pin) {
      if (lock === null) return open();
      if (pin === null) return { outcome: 'refused' };
      // SECURITY: answers guessing here what is slow at the exit: it is the same lock, with the same delay.
      const answer = await lock.attempt(pin, 'settings.unlocked');
      return answer.outcome === 'right' ? open() : answer;
    },
    admits: (pass) => access.holds(pass),
    lock: () => access.close(),
    facts: () => parts.facts(),
    async exportLog() {
      if (exporting) return null;
      exporting = true;
      try {
        const done = await runExport(parts);
        note('settings.exported');
        return done;
      } catch (thrown) {
        note('settings.exportFailed', thrown instanceof ExportFailure ? thrown.code : 'export.failed');
        throw thrown;
      } finally {
        exporting = false;
      }
    },
    async reset() {
      const begun = (await parts.setup).reset();
      if (begun) {
        note('settings.reset');
        access.close();
      }
      return begun;
    },
    leaveKiosk() {
      note('kiosk.left');
      parts.leaveKiosk();
    },
  };
}

async function runExport(parts: SettingsParts): Promise<ExportedLog> {
  const { clock, exportFolder, logFolder, boxes, tell } = parts;
  const view = (await parts.setup).view();
  const signal = new AbortController().signal;
  const known = await knownSecrets(await parts.vault, view.request?.requestId ?? null, signal);
  const at = clock.now();
  const { revision: _revision, allowed: _allowed, ...shown } = view;
  const about = { at, console: parts.diagnostics, ...parts.facts(), preferences: parts.preferences(), setup: shown };
  return exportLog({
    folder: exportFolder,
    at,
    logs: LOG_NAMES.map((name) => path.join(logFolder, name)),
    diagnostics: `${JSON.stringify(about, null, 2)}\n`,
    // A serial number may happen to have a one-time password's shape; a person reads it off the device anyway.
    harmless: view.device?.serial ?? null,
    holdsSecret: createSecretCheck(known, boxes),
    onProgress: (part) => tell({ type: 'exporting', part }),
  });
}
