import { makeStyles, tokens } from '@fluentui/react-components';
import { KeyMultipleRegular } from '@fluentui/react-icons/svg/key-multiple';
import { OTP_LENGTH, otpProblem } from '@roomkey/shared/protocol/otp';
import { type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAllowed, useConsole } from '../../console-context';
import { Keypad } from '../../parts/keypad';
import { StepPage } from '../../parts/step-page';
import { TouchButton } from '../../parts/touch-button';
import { Ways } from '../../parts/ways';
import { digitsOf, NO_DIGITS, withoutLast, withPasted } from './otp-digits';
import { OtpField } from './otp-field';
import { OtpNote } from './otp-note';

const useStyles = makeStyles({
  form: { display: 'contents' },
  entry: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Step "Set up Microsoft Teams Room account": the one-time password, checked here before anything is sent. */
export function OneTimePassword() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { view, sendSecret } = useConsole();
  const mayType = useAllowed('submitOtp');
  const [otp, setOtp] = useState(NO_DIGITS);
  const noteId = useId();

  const digits = digitsOf(otp);
  const problem = otpProblem(digits);
  const complete = digits.length === OTP_LENGTH;
  const wrong = complete && problem !== null;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!mayType || problem !== null) return;
    // SECURITY: the code stays in the page no longer than it takes to hand it over.
    setOtp(NO_DIGITS);
    void sendSecret('otp', digits, (handle) => ({ type: 'submitOtp', handle }));
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <StepPage
        step="oneTimePassword"
        icon={<KeyMultipleRegular />}
        actions={
          <Ways back={['back']} onward={['retry', 'manualSetup']}>
            <TouchButton type="submit" appearance="primary" disabledFocusable={!mayType || !complete}>
              {t('intents.submitOtp')}
            </TouchButton>
          </Ways>
        }
      >
        <div className={styles.entry}>
          <OtpField otp={otp} onChange={setOtp} disabled={view.busy} wrong={wrong} describedBy={noteId} />
          <OtpNote id={noteId} otp={otp} wrong={wrong} />
        </div>
        <Keypad
          disabled={view.busy}
          onDigit={(digit) => setOtp((typed) => withPasted(typed, digit))}
          onDelete={() => setOtp(withoutLast)}
          onClear={() => setOtp(NO_DIGITS)}
        />
      </StepPage>
    </form>
  );
}
