import type { ReactNode } from 'react';
import { Modal } from './modal';
import { TouchButton } from './touch-button';

interface ClosingDialogProps {
  readonly title: string;
  /** The word of its one button. */
  readonly close: string;
  /** What the dialog is for is done in it, by other buttons. */
  readonly quiet?: boolean;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog to read or to choose in: nothing is asked, and its one button closes it. */
export function ClosingDialog({ title, close, quiet = false, wide = false, onClose, children }: ClosingDialogProps) {
  return (
    <Modal
      role="dialog"
      title={title}
      wide={wide}
      onEscape={onClose}
      actions={
        <TouchButton appearance={quiet ? 'secondary' : 'primary'} onClick={onClose}>
          {close}
        </TouchButton>
      }
    >
      {children}
    </Modal>
  );
}
