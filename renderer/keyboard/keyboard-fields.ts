/** Which fields want the keyboard, and how: a field says so in its own attributes, so that the keyboard knows no screen. */

export type KeyboardKind = 'text' | 'email' | 'address' | 'number';

export interface FieldAttributes {
  readonly 'data-keyboard': KeyboardKind;
  /** What is typed is nobody's business: no key shows it larger. */
  readonly 'data-keyboard-secret'?: true;
  /** Another pad stands beside the field: the keyboard comes only when its button is pressed. */
  readonly 'data-keyboard-asked'?: true;
  /** Texts that a key each types, separated by spaces, such as "@contoso.test". */
  readonly 'data-keyboard-help'?: string;
}

const KINDS: ReadonlySet<string> = new Set<KeyboardKind>(['text', 'email', 'address', 'number']);

/** The field that the keyboard may type into, or null for anything else. */
export function keyboardField(target: EventTarget | null): HTMLInputElement | null {
  return target instanceof HTMLInputElement && KINDS.has(target.dataset['keyboard'] ?? '') && !target.disabled
    ? target
    : null;
}

export function kindOf({ dataset }: HTMLInputElement): KeyboardKind {
  const kind = dataset['keyboard'];
  return kind === 'email' || kind === 'address' || kind === 'number' ? kind : 'text';
}

export const isSecret = ({ dataset, type }: HTMLInputElement): boolean =>
  type === 'password' || dataset['keyboardSecret'] !== undefined;

export const comesByItself = ({ dataset }: HTMLInputElement): boolean => dataset['keyboardAsked'] === undefined;

export const helpOf = ({ dataset }: HTMLInputElement): readonly string[] =>
  (dataset['keyboardHelp'] ?? '').split(' ').filter((text) => text !== '');

/** The field after this one in the same form or dialog, or null at the last. */
export function nextField(field: HTMLInputElement): HTMLInputElement | null {
  const scope = field.form ?? field.closest('dialog') ?? document;
  const fields = [...scope.querySelectorAll<HTMLInputElement>('input[data-keyboard]')].filter(
    (other) => keyboardField(other) !== null,
  );
  return fields[fields.indexOf(field) + 1] ?? null;
}

/** What Enter does in a form: its button is pressed, which may be busy and refuse. True when there is a form to send. */
export function submitFormOf(field: HTMLInputElement): boolean {
  const button = field.form?.querySelector<HTMLButtonElement>('button[type="submit"]') ?? null;
  button?.click();
  return button !== null;
}
