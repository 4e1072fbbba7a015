import { Field, makeStyles } from '@fluentui/react-components';
import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../console-context';
import { toCallError } from '../use-calls';
import { ErrorMessage } from './error-message';
import { Keypad } from './keypad';
import { Modal } from './modal';
import { TouchButton } from './touch-button';
import { TouchInput } from './touch-input';

/** The longest value that the console takes as a secret. */
const LONGEST_PIN = 256;

const useStyles = makeStyles({ form: { display: 'contents' } });

interface KioskExitDialogProps {
  readonly bridge: RoomConsoleBridge;
  readonly onClose: () => void;
}

export function KioskExitDialog({ bridge, onClose }: KioskExitDialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);

  const leave = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (pin === '' || busy) return;
    setBusy(true);
    // SECURITY: the PIN stays in the page no longer than it takes to hand it over.
    setPin('');
    const put = await bridge.secret.put('exitPin', pin);
    const result = put.ok ? await bridge.kiosk.exit(put.value.handle) : put;
    setBusy(false);
    setError(result.ok ? null : toCallError(result.error));
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
            <TouchButton appearance="primary" type="submit" disabledFocusable={pin === '' || busy}>
              {t('kiosk.leave')}
            </TouchButton>
          </>
        }
      >
        <span>{t('kiosk.text')}</span>
        <Field label={t('kiosk.pin')} size="large">
          <TouchInput
            type="password"
            inputMode="numeric"
            besideKeypad
            autoComplete="off"
            maxLength={LONGEST_PIN}
            value={pin}
            onChange={(_, { value }) => setPin(value)}
          />
        </Field>
        {error !== null && (
          <ErrorMessage
            error={{ code: error.code, params: error.seconds === null ? {} : { seconds: error.seconds } }}
          />
        )}
        <Keypad
          disabled={busy}
          onDigit={(digit) => setPin((typed) => typed + digit)}
          onDelete={() => setPin((typed) => typed.slice(0, -1))}
          onClear={() => setPin('')}
        />
      </Modal>
    </form>
  );
}
