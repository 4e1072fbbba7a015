import { makeStyles } from '@fluentui/react-components';
import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../console-context';
import { useFormat } from '../text/format';
import { ErrorMessage } from './error-message';
import { Modal } from './modal';
import { PinField, PinKeypad } from './pin-entry';
import { TouchButton } from './touch-button';
import { useCountdown } from './use-countdown';

const useStyles = makeStyles({ form: { display: 'contents' } });

interface PinDialogProps {
  readonly title: string;
  /** Why the PIN is asked for. */
  readonly lead: ReactNode;
  /** Words of the two buttons. */
  readonly close: string;
  readonly go: string;
  /** What went wrong before the PIN was asked for. */
  readonly before?: CallError | null;
  readonly onClose: () => void;
  /** Hands the PIN over; answers with why it was refused. */
  readonly onPin: (pin: string) => Promise<CallError | null>;
}

/** Asks for the exit PIN. The console's lock makes guessing slow: how long it takes nothing is counted down. */
export function PinDialog({ title, lead, close, go, before = null, onClose, onPin }: PinDialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(before);
  const [left, waitFor] = useCountdown();
  const waiting = left > 0;

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (pin === '' || busy || waiting) return;
    setBusy(true);
    setError(null);
    // SECURITY: the PIN stays in the page no longer than it takes to hand it over.
    setPin('');
    const refused = await onPin(pin);
    setBusy(false);
    setError(refused);
    waitFor(refused?.seconds ?? 0);
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Modal
        role="dialog"
        title={title}
        onEscape={onClose}
        actions={
          <>
            <TouchButton appearance="secondary" onClick={onClose}>
              {close}
            </TouchButton>
            <TouchButton appearance="primary" type="submit" disabledFocusable={pin === '' || busy || waiting}>
              {go}
            </TouchButton>
          </>
        }
      >
        {lead}
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
