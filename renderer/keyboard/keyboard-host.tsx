import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import './keyboard-room.css';
import { KeyboardPanel } from './keyboard-panel';
import { useShownField } from './shown-field';
import { useKeyboardFocus } from './use-keyboard-focus';

/**
 * The keyboard of the whole page, placed once. It stands in the dialog whose field it serves: a modal dialog makes everything
 * outside of it inert.
 */
export function KeyboardHost() {
  const field = useShownField();
  const { i18n } = useTranslation();
  useKeyboardFocus();
  if (field === null) return null;
  const dialog = field.closest('dialog');
  // Another field or language begins with its own first page.
  const panel = <KeyboardPanel key={`${field.id} ${i18n.language}`} field={field} />;
  return dialog === null ? panel : createPortal(panel, dialog);
}
