import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import { DoorArrowRightRegular } from '@fluentui/react-icons/svg/door-arrow-right';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KioskExitDialog } from './kiosk-exit-dialog';
import { TOUCH_SIZE } from './touch-button';

/** Longer than any finger rests by chance, shorter than an installer loses faith. Own choice. */
export const HOLD_MS = 3_000;

const useStyles = makeStyles({
  corner: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    minWidth: TOUCH_SIZE,
    minHeight: TOUCH_SIZE,
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontSize: '1.5rem',
    touchAction: 'none',
    userSelect: 'none',
    // Nothing to see, until a finger has rested for a while or the keyboard comes by.
    opacity: 0,
    ':focus-visible': { opacity: 1, outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  held: { opacity: 1, transition: `opacity ${HOLD_MS / 1_000}s ease-in` },
});

/**
 * The way out of kiosk mode, for whoever knows where it is and knows the PIN: hold the corner for three seconds. With a keyboard,
 * a switch or a screen reader it is an ordinary button, the last on the page. Not there when there is no kiosk to leave.
 */
export function KioskExit({ bridge }: { readonly bridge: RoomConsoleBridge }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const kiosk = useKiosk(bridge);
  const [open, setOpen] = useState(false);
  const [held, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const hold = () => {
    clearTimeout(timer.current);
    setHeld(true);
    timer.current = setTimeout(() => {
      setHeld(false);
      setOpen(true);
    }, HOLD_MS);
  };
  const release = () => {
    clearTimeout(timer.current);
    setHeld(false);
  };

  if (!kiosk) return null;
  return (
    <>
      <button
        type="button"
        className={mergeClasses(styles.corner, held && styles.held)}
        aria-label={t('kiosk.exit')}
        onPointerDown={hold}
        onPointerUp={release}
        onPointerLeave={release}
        onPointerCancel={release}
        // Zero clicks: Enter, Space, or an assistive technology. A tap does nothing.
        onClick={({ detail }) => {
          if (detail === 0) setOpen(true);
        }}
      >
        <DoorArrowRightRegular aria-hidden />
      </button>
      {open && <KioskExitDialog bridge={bridge} onClose={() => setOpen(false)} />}
    </>
  );
}

function useKiosk(bridge: RoomConsoleBridge): boolean {
  const [kiosk, setKiosk] = useState(false);
  useEffect(() => {
    let current = true;
    void bridge.diagnostics.get().then((result) => {
      if (current && result.ok) setKiosk(result.value.kiosk);
    });
    return () => {
      current = false;
    };
  }, [bridge]);
  return kiosk;
}
