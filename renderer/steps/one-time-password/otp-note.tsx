import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { OTP_LENGTH } from '@roomkey/shared/protocol/otp';
import { useTranslation } from 'react-i18next';
import { digitsOf, type OtpDigits } from './otp-digits';

const useStyles = makeStyles({
  // Room for the longest note, so that the keypad never moves under a finger.
  note: { minHeight: '3.75rem', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  line: { margin: 0 },
  hint: { color: tokens.colorNeutralForeground2 },
  title: { fontWeight: tokens.fontWeightSemibold },
  wrong: { color: tokens.colorStatusDangerForeground3 },
});

interface OtpNoteProps {
  readonly id: string;
  readonly otp: OtpDigits;
  readonly wrong: boolean;
}

/** Below the field: how far it is, and what is wrong. */
export function OtpNote({ id, otp, wrong }: OtpNoteProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const entered = digitsOf(otp).length;
  const problem = wrong ? 'errors.otp.checkDigit' : otp.refused === 'length' ? 'errors.otp.tooLong' : null;

  return (
    <div id={id} className={styles.note}>
      {problem !== null && (
        <div role="alert" className={styles.wrong} data-code={problem.replace('errors.', '')}>
          <p className={mergeClasses(styles.line, styles.title)}>{t(`${problem}.title`)}</p>
          <p className={styles.line}>{t(`${problem}.text`)}</p>
        </div>
      )}
      {problem === null && (
        <>
          <p className={styles.line}>
            {entered === OTP_LENGTH
              ? t('otp.complete', { total: OTP_LENGTH })
              : t('otp.count', { entered, total: OTP_LENGTH })}
          </p>
          <p className={mergeClasses(styles.line, styles.hint)} role="status">
            {t(otp.refused === 'characters' ? 'otp.onlyDigits' : 'otp.hint')}
          </p>
        </>
      )}
    </div>
  );
}
