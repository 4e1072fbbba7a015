/** The button that a person would press: in the dialog that is open, else anywhere on the page, and free. */

/** Its name as assistive technology reads it: these buttons have a label, or are their text. */
const nameOf = (button: HTMLElement): string => (button.ariaLabel ?? button.textContent).trim();

const isFree = (button: HTMLButtonElement): boolean => !button.disabled && button.ariaDisabled !== 'true';

export function findButton(name: string): HTMLButtonElement | null {
  const place = document.querySelector('dialog[open]') ?? document;
  const buttons = [...place.querySelectorAll('button')].filter((button) => button.closest('[data-demo]') === null);
  return buttons.find((button) => nameOf(button) === name && isFree(button)) ?? null;
}
