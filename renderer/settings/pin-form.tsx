import { makeStyles } from '@fluentui/react-components';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorMessage } from '../parts/error-message';
import { Modal } from '../parts/modal';
import { PinField, PinKeypad } from '../parts/pin-entry';
import { TouchButton } from '../parts/touch-button';
import type { SettingsUse } from './use-settings';

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
        <PinField pin={pin} onChange={setPin} />
        {error !== null && (
          <ErrorMessage
            error={{ code: error.code, params: error.seconds === null ? {} : { seconds: error.seconds } }}
          />
        )}
        <PinKeypad disabled={busy} onEdit={setPin} />
      </Modal>
    </form>
  );
}
