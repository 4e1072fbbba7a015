import { makeStyles, tokens } from '@fluentui/react-components';
import { OTP_LENGTH, otpProblem } from '@roomkey/shared/protocol/otp';
import { type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ScanButton } from '../../camera/scan-button';
import { useAllowed, useConsole } from '../../console-context';
import { Keypad } from '../../parts/keypad';
import { StepPage } from '../../parts/step-page';
import { TouchButton } from '../../parts/touch-button';
import { Ways } from '../../parts/ways';
import { digitsOf, NO_DIGITS, withDigit, withoutLast, withPasted } from './otp-digits';
import { OtpField } from './otp-field';
import { OtpNote } from './otp-note';
import { scannedOtp } from './scanned-otp';
import { SheetPicture } from './sheet-picture';

const WIDE = '@container (min-width: 34rem)';

const useStyles = makeStyles({
  form: { display: 'contents' },
  // Wide means that the step's columns stand below each other, because text or window are small or large for each other: then
  // the picture goes, and the keypad moves beside the note, so that field, keypad and Continue are seen together.
  measured: { containerType: 'inline-size' },
  picture: { [WIDE]: { display: 'none' } },
  entry: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    gridTemplateColumns: 'minmax(0, 1fr)',
    [WIDE]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.4fr)' },
  },
  field: { [WIDE]: { gridColumn: '1 / -1' } },
  scan: { display: 'flex' },
});

/** Step "Set up Microsoft Teams Room account": the one-time password, checked here before anything is sent. */
export function OneTimePassword() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { sendSecret } = useConsole();
  const mayType = useAllowed('submitOtp');
  const [otp, setOtp] = useState(NO_DIGITS);
  const [scans, setScans] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const noteId = useId();

  const digits = digitsOf(otp);
  const complete = digits.length === OTP_LENGTH;
  const verdict = !complete ? null : otpProblem(digits) === null ? 'right' : 'wrong';

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!mayType || verdict !== 'right') return;
    // SECURITY: the code stays in the page no longer than it takes to hand it over.
    setOtp(NO_DIGITS);
    void sendSecret('otp', digits, (handle) => ({ type: 'submitOtp', handle }));
  };

  // What was scanned is not sent at once: it binds this device to the sheet's room, and only a person sees that it is the right
  // sheet. The way on is under the finger, and under Enter.
  useEffect(() => {
    if (scans > 0) form.current?.querySelector<HTMLButtonElement>('button[type=submit]')?.focus();
  }, [scans]);

  return (
    <form ref={form} className={styles.form} onSubmit={submit}>
      <StepPage
        step="oneTimePassword"
        beside={
          <>
            <div className={styles.measured}>
              <div className={styles.picture}>
                <SheetPicture />
              </div>
            </div>
            <div className={styles.scan}>
              <ScanButton
                disabled={!mayType}
                accept={scannedOtp}
                onFound={(code) => {
                  setOtp(withPasted(NO_DIGITS, code));
                  setScans((before) => before + 1);
                }}
              />
            </div>
          </>
        }
        actions={
          <Ways back={['back']} onward={['retry', 'manualSetup']}>
            <TouchButton type="submit" appearance="primary" disabledFocusable={!mayType || !complete}>
              {t('intents.submitOtp')}
            </TouchButton>
          </Ways>
        }
      >
        <div className={styles.measured}>
          <div className={styles.entry}>
            <div className={styles.field}>
              <OtpField otp={otp} onEdit={setOtp} disabled={!mayType} verdict={verdict} describedBy={noteId} />
            </div>
            <OtpNote id={noteId} otp={otp} verdict={verdict} />
            <Keypad
              disabled={!mayType}
              onDigit={(digit) => setOtp((typed) => withDigit(typed, digit))}
              onDelete={() => setOtp(withoutLast)}
              onClear={() => setOtp(NO_DIGITS)}
            />
          </div>
        </div>
      </StepPage>
    </form>
  );
}
