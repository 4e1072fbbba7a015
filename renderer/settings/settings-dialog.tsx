import { useTranslation } from 'react-i18next';
import { ClosingDialog } from '../parts/closing-dialog';
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
    <ClosingDialog title={t('settings.title')} close={t('common.close')} wide onClose={onClose}>
      {settings.pass === null ? <Working /> : <OpenSettings settings={settings} onClose={onClose} />}
    </ClosingDialog>
  );
}
