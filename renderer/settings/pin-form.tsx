import { Field, makeStyles } from '@fluentui/react-components';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorMessage } from '../parts/error-message';
import { Keypad } from '../parts/keypad';
import { Modal } from '../parts/modal';
import { TouchButton } from '../parts/touch-button';
import { TouchInput } from '../parts/touch-input';
import type { SettingsUse } from './use-settings';

/** The longest value that the console takes as a secret. */
const LONGEST_PIN = 256;

const useStyles = makeStyles({ form: { display: 'contents' } });

interface PinFormProps {
  readonly settings: SettingsUse;
  readonly onClose: () => void;
}

/** Asks for the exit PIN; the console's lock makes guessing slow. */
export function PinForm({ settings, onClose }: PinFormProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { error, relocked, unlock } = settings;
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (pin === '' || busy) return;
    setBusy(true);
    // SECURITY: the PIN stays in the page no longer than it takes to hand it over.
    setPin('');
    await unlock(pin);
    setBusy(false);
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Modal
        role="dialog"
        title={t('settings.title')}
        onEscape={onClose}
        actions={
          <>
            <TouchButton appearance="secondary" onClick={onClose}>
              {t('common.close')}
            </TouchButton>
            <TouchButton appearance="primary" type="submit" disabledFocusable={pin === '' || busy}>
              {t('settings.unlock')}
            </TouchButton>
          </>
        }
      >
        <span role="status">{t(relocked ? 'settings.relocked' : 'settings.enterPin')}</span>
        <Field label={t('kiosk.pin')} size="large">
          <TouchInput
            type="password"
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
