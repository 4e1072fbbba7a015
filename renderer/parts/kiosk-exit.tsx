import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import { DoorArrowRightRegular } from '@fluentui/react-icons/svg/door-arrow-right';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KioskExitDialog } from './kiosk-exit-dialog';
import { TouchButton } from './touch-button';

/** A small way out of kiosk mode, for whoever knows the PIN. Not there when there is no kiosk to leave. */
export function KioskExit({ bridge }: { readonly bridge: RoomConsoleBridge }) {
  const { t } = useTranslation();
  const [kiosk, setKiosk] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    let current = true;
    void bridge.diagnostics.get().then((result) => {
      if (current && result.ok) setKiosk(result.value.kiosk);
    });
    return () => {
      current = false;
    };
  }, [bridge]);

  if (!kiosk) return null;
  return (
    <>
      <TouchButton
        appearance="transparent"
        iconOnly
        icon={<DoorArrowRightRegular />}
        aria-label={t('kiosk.exit')}
        onClick={() => setOpen(true)}
      />
      {open && <KioskExitDialog bridge={bridge} onClose={() => setOpen(false)} />}
    </>
  );
}
