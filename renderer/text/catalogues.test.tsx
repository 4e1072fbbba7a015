import type { IpcErrorCode } from '@roomkey/shared/ipc/contract';
import { CATALOGUES } from '@roomkey/shared/locale/catalogues';
import { CONFIGURATION_PROBLEMS, SETTINGS } from '@roomkey/shared/ipc/configuration';
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
} satisfies Record<IpcErrorCode, true>);

/** Every text of a catalogue by its dotted key. */
function textsOf(node: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node !== 'object' || node === null) throw new Error(`${path} is neither a text nor a group of texts`);
  return Object.entries(node).flatMap(([name, child]) => textsOf(child, path === '' ? name : `${path}.${name}`));
}
const paramsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).sort();

const REFERENCE = textsOf(CATALOGUES.en);
const needed: readonly string[] = [
  ...STEPS.flatMap((step) => [`steps.${step}.title`, `steps.${step}.lead`]),
  ...[...ERROR_CODES, ...IPC_ERROR_CODES].flatMap((code) => [`errors.${code}.title`, `errors.${code}.text`]),
  ...REJECTION_REASONS.flatMap((reason) => [`rejection.reasons.${reason}`, `rejection.advice.${reason}`]),
  ...INTENT_TYPES.map((intent) => `intents.${intent}`),
  ...CHECKS.map((check) => `checks.${check}`),
  ...CONFIGURATION_PROBLEMS.map((code) => `configuration.problems.${code}`),
  ...SETTINGS.map((setting) => `configuration.wanted.${setting}`),
];

describe.each(SUPPORTED_LOCALES)('the catalogue of %s', (locale) => {
  const texts = new Map(textsOf(CATALOGUES[locale]));

  it('has exactly the keys of the reference', () => {
    expect([...texts.keys()].sort()).toEqual(REFERENCE.map(([key]) => key).sort());
  });
  it('names the same values in each text', () => {
    for (const [key, text] of REFERENCE) expect([key, paramsOf(texts.get(key) ?? '')]).toEqual([key, paramsOf(text)]);
  });
  it('leaves no text empty', () => {
    for (const [key, text] of texts) expect([key, text.trim().length > 0]).toEqual([key, true]);
  });
  it('has a text for every step, error, reason, intent and check', () => {
    expect(needed.filter((key) => !texts.has(key))).toEqual([]);
  });
  it('is translated', () => {
    const same = REFERENCE.filter(([key, text]) => text.length > 24 && texts.get(key) === text).map(([key]) => key);
    if (locale !== 'en') expect(same).toEqual([]);
  });
});
