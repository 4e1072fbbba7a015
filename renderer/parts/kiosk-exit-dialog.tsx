import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import { useTranslation } from 'react-i18next';
import { toCallError } from '../use-calls';
import { PinDialog } from './pin-dialog';

interface KioskExitDialogProps {
  readonly bridge: RoomConsoleBridge;
  readonly onClose: () => void;
}

export function KioskExitDialog({ bridge, onClose }: KioskExitDialogProps) {
  const { t } = useTranslation();
  const leave = async (pin: string) => {
    const put = await bridge.secret.put('exitPin', pin);
    const result = put.ok ? await bridge.kiosk.exit(put.value.handle) : put;
    return result.ok ? null : toCallError(result.error);
  };
  return (
    <PinDialog
      title={t('kiosk.title')}
      lead={<span>{t('kiosk.text')}</span>}
      close={t('kiosk.stay')}
      go={t('kiosk.leave')}
      onClose={onClose}
      onPin={leave}
    />
  );
}
