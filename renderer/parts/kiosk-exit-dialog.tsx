import { makeStyles } from '@fluentui/react-components';
import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../console-context';
import { useFormat } from '../text/format';
import { toCallError } from '../use-calls';
import { ErrorMessage } from './error-message';
import { Modal } from './modal';
import { PinField, PinKeypad } from './pin-entry';
import { TouchButton } from './touch-button';
import { useCountdown } from './use-countdown';

const useStyles = makeStyles({ form: { display: 'contents' } });

interface KioskExitDialogProps {
  readonly bridge: RoomConsoleBridge;
  readonly onClose: () => void;
}

export function KioskExitDialog({ bridge, onClose }: KioskExitDialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const [left, waitFor] = useCountdown();
  const waiting = left > 0;

  const leave = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (pin === '' || busy || waiting) return;
    setBusy(true);
    // SECURITY: the PIN stays in the page no longer than it takes to hand it over.
    setPin('');
    const put = await bridge.secret.put('exitPin', pin);
    const result = put.ok ? await bridge.kiosk.exit(put.value.handle) : put;
    setBusy(false);
    if (result.ok) {
      setError(null);
      return;
    }
    const refused = toCallError(result.error);
    setError(refused);
    waitFor(refused.seconds ?? 0);
  };

  return (
    <form className={styles.form} onSubmit={(event) => void leave(event)}>
      <Modal
        role="dialog"
        title={t('kiosk.title')}
        onEscape={onClose}
        actions={
          <>
            <TouchButton appearance="secondary" onClick={onClose}>
              {t('kiosk.stay')}
            </TouchButton>
            <TouchButton appearance="primary" type="submit" disabledFocusable={pin === '' || busy || waiting}>
              {t('kiosk.leave')}
            </TouchButton>
          </>
        }
      >
        <span>{t('kiosk.text')}</span>
        <PinField pin={pin} onChange={setPin} />
        {error !== null && <ErrorMessage error={{ code: error.code, params: {} }} />}
        {waiting && (
          // Counts down in silence: a screen reader that spoke every second would say nothing else.
          <span role="timer">{t('errors.more.wait', { time: format.duration(left * 1_000) })}</span>
        )}
        <PinKeypad disabled={busy} onEdit={setPin} />
      </Modal>
    </form>
  );
}
