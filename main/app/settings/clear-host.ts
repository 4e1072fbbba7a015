import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { PreferencesStore } from '../preferences/preferences';

/** States that could not be read and were set aside (file-snapshot-store.ts): they may name the room and its account. */
const SET_ASIDE = /^setup\.json\.unreadable-\d+$/;

/**
 * What a reset takes from the disk beyond the setup's own state. May be called again.
 *
 * @throws SetupFailure `state.unwritable`
 */
export async function clearHost(userData: string, preferences: Pick<PreferencesStore, 'forget'>): Promise<void> {
  try {
    const aside = (await readdir(userData)).filter((name) => SET_ASIDE.test(name));
    for (const name of aside) await rm(path.join(userData, name), { force: true });
    await preferences.forget();
  } catch {
    throw new SetupFailure('state.unwritable');
  }
}
