import { useTranslation } from 'react-i18next';
import { Modal } from '../parts/modal';
import { TouchButton } from '../parts/touch-button';
import { Working } from '../parts/working';
import { OpenSettings } from './open-settings';
import { PinForm } from './pin-form';
import type { DialogProps } from './simple-dialogs';
import { useSettings } from './use-settings';

/** The settings, behind the exit PIN where one is set. */
export function SettingsDialog({ onClose }: DialogProps) {
  const { t } = useTranslation();
  const settings = useSettings();
  if (settings.pass === null && settings.needsPin === true) return <PinForm settings={settings} onClose={onClose} />;
  return (
    <Modal
      role="dialog"
      title={t('settings.title')}
      wide
      onEscape={onClose}
      actions={
        <TouchButton appearance="primary" onClick={onClose}>
          {t('common.close')}
        </TouchButton>
      }
    >
      {settings.pass === null ? <Working /> : <OpenSettings settings={settings} onClose={onClose} />}
    </Modal>
  );
}
