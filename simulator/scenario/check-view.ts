/** Compares what a console shows with what a scenario expects of it. */
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import english from '@roomkey/shared/locale/en.json';
import type { Expected } from './schema';

export interface Difference {
  readonly what: string;
  readonly expected: string;
  readonly received: string;
}

/** What the catalogue holds at a dotted key; undefined where it holds no text. */
function textAt(key: string): string | undefined {
  let found: unknown = english;
  for (const part of key.split('.'))
    found = typeof found === 'object' && found !== null ? Reflect.get(found, part) : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** The title that stands on the page for an error code. */
const titleOf = (code: string): string => textAt(`errors.${code}.title`) ?? `(no text for ${code})`;

export function differences(view: SetupView, expected: Expected): Difference[] {
  const found: Difference[] = [];
  const compare = (what: string, wanted: string | null | undefined, received: string | null): void => {
    if (wanted === undefined || wanted === received) return;
    found.push({ what, expected: wanted ?? 'none', received: received ?? 'none' });
  };
  const code = view.error?.code ?? null;
  compare('message', expected.message, code);
  compare('text', expected.text, code === null ? null : titleOf(code));
  compare('connection', expected.connection, view.connection.state);
  compare('reason', expected.reason, view.rejection?.reason ?? null);
  compare('note', expected.note, view.rejection?.note ?? null);
  compare('storage', expected.storage, view.storage?.code ?? null);
  compare('health', expected.health, view.health.error?.code ?? null);
  const { make, model, serial } = view.device ?? { make: null, model: null, serial: null };
  compare('device', expected.device, make && model && serial ? 'reported' : 'incomplete');
  const warnings = view.checks.filter(({ outcome }) => outcome === 'warning').map(({ id }) => id);
  compare('list of warnings', expected.warnings?.join(', '), warnings.join(', '));
  for (const intent of expected.offers ?? [])
    compare(`offer of ${intent}`, 'possible', view.allowed.includes(intent) ? 'possible' : 'impossible');
  for (const intent of expected.refuses ?? [])
    compare(`offer of ${intent}`, 'impossible', view.allowed.includes(intent) ? 'possible' : 'impossible');
  return found;
}
