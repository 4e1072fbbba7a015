/**
 * Edits a field as if from a real keyboard: the browser's own editing commands keep selection, maxlength and undo, and raise the
 * input events that React listens to. They work on every kind of field, also where the caret cannot be read (type="email").
 */

export function insertText(field: HTMLInputElement, text: string): void {
  within(field, () => command('insertText', text));
}

/** Backspace: the selection, or the character before the caret. */
export function deleteBackward(field: HTMLInputElement): void {
  within(field, () => command('delete'));
}

export function moveCaret(field: HTMLInputElement, direction: 'left' | 'right'): void {
  within(field, () => document.getSelection()?.modify('move', direction, 'character'));
}

function command(name: 'insertText' | 'delete', text?: string): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else edits with undo, and Chromium's version is pinned
  document.execCommand(name, false, text);
}

/** The focus is lent to the field where a key has it: whoever walks over the keyboard with another one. */
function within(field: HTMLInputElement, edit: () => void): void {
  const before = document.activeElement;
  if (before === field) {
    edit();
    return;
  }
  field.focus({ preventScroll: true });
  edit();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
}
