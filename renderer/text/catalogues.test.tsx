import type { IpcErrorCode } from '@roomkey/shared/ipc/contract';
import { CATALOGUES } from '@roomkey/shared/locale/catalogues';
import { CONFIGURATION_PROBLEMS, SETTINGS } from '@roomkey/shared/ipc/configuration';
import type { Texts } from '@roomkey/shared/locale/texts';
import { REJECTION_REASONS } from '@roomkey/shared/protocol/lists';
import { ERROR_CODES } from '@roomkey/shared/setup/contract/errors';
import { INTENT_TYPES, SUPPORTED_LOCALES } from '@roomkey/shared/setup/contract/intents';
import { CHECKS, STEPS } from '@roomkey/shared/setup/contract/view';
import { describe, expect, it } from 'vitest';

const IPC_ERROR_CODES = Object.keys({
  'ipc.refused': true,
  'ipc.malformed': true,
  'intent.notNow': true,
  'kiosk.wrongPin': true,
  'kiosk.wait': true,
  'ipc.failed': true,
  'preferences.managed': true,
  'settings.locked': true,
  'settings.busy': true,
  'export.diskFull': true,
  'export.notWritable': true,
  'export.noFolder': true,
  'export.secretFound': true,
  'export.failed': true,
} satisfies Record<IpcErrorCode, true>);

/** The dotted keys of a catalogue. That all have the same, and how they are written: shared/test/locale. */
function keysOf(node: Texts, path = ''): readonly string[] {
  return Object.entries(node).flatMap(([name, child]) =>
    typeof child === 'string' ? [`${path}${name}`] : keysOf(child, `${path}${name}.`),
  );
}

const needed: readonly string[] = [
  ...STEPS.flatMap((step) => [`steps.${step}.title`, `steps.${step}.lead`]),
  ...[...ERROR_CODES, ...IPC_ERROR_CODES].flatMap((code) => [
    `errors.${code}.title`,
    `errors.${code}.text`,
    `errors.${code}.action`,
  ]),
  ...REJECTION_REASONS.flatMap((reason) => [`rejection.reasons.${reason}`, `rejection.advice.${reason}`]),
  ...INTENT_TYPES.map((intent) => `intents.${intent}`),
  ...CHECKS.map((check) => `checks.${check}`),
  ...CONFIGURATION_PROBLEMS.map((code) => `configuration.problems.${code}`),
  ...SETTINGS.map((setting) => `configuration.wanted.${setting}`),
];

describe.each(SUPPORTED_LOCALES)('the catalogue of %s', (locale) => {
  it('has a text for every step, error, reason, intent and check', () => {
    const texts = new Set(keysOf(CATALOGUES[locale]));
    expect(needed.filter((key) => !texts.has(key))).toEqual([]);
  });
});
