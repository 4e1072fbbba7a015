import { useTranslation } from 'react-i18next';
import { PinDialog } from '../parts/pin-dialog';
import type { SettingsUse } from './use-settings';

interface PinFormProps {
  readonly settings: SettingsUse;
  readonly onClose: () => void;
}

export function PinForm({ settings, onClose }: PinFormProps) {
  const { t } = useTranslation();
  return (
    <PinDialog
      title={t('settings.title')}
      lead={<span role="status">{t(settings.relocked ? 'settings.relocked' : 'settings.enterPin')}</span>}
      close={t('common.close')}
      go={t('settings.unlock')}
      before={settings.error}
      onClose={onClose}
      onPin={settings.unlock}
    />
  );
}
