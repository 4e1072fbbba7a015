import { useTranslation } from 'react-i18next';
import { Modal } from './modal';
import { TouchButton } from './touch-button';

const TEXTS = {
  cancelRequest: { title: 'confirm.cancelTitle', text: 'confirm.cancelText' },
  startOver: { title: 'confirm.startOverTitle', text: 'confirm.startOverText' },
  decline: { title: 'confirm.declineTitle', text: 'confirm.declineText' },
} as const;

/** Intents that give something up. */
export type AskedFirst = keyof typeof TEXTS;

interface ConfirmDialogProps {
  readonly about: AskedFirst;
  readonly onKeep: () => void;
  readonly onConfirm: () => void;
}

/** Asks before something is given up. */
export function ConfirmDialog({ about, onKeep, onConfirm }: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      role="alertdialog"
      title={t(TEXTS[about].title)}
      onEscape={onKeep}
      actions={
        <>
          <TouchButton appearance="secondary" onClick={onKeep}>
            {t('confirm.keep')}
          </TouchButton>
          <TouchButton appearance="primary" onClick={onConfirm}>
            {t(`intents.${about}`)}
          </TouchButton>
        </>
      }
    >
      {t(TEXTS[about].text)}
    </Modal>
  );
}
