/**
 * jsdom has no editing commands. This fake does to a field what the two commands of the keyboard do there; what a real browser
 * makes of them (caret, selection, undo, maxlength) is shown end to end.
 */
export function fakeEditing(): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what is faked is what the keyboard calls
  document.execCommand = (command: string, _ui?: boolean, text = '') => {
    const field = document.activeElement;
    if (!(field instanceof HTMLInputElement)) return false;
    const value = command === 'delete' ? field.value.slice(0, -1) : field.value + text;
    // React listens to its own setter; the prototype's is the browser's.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
    return field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
  };
}
