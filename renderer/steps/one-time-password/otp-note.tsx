import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { OTP_LENGTH } from '@roomkey/shared/protocol/otp';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { digitsOf, type OtpDigits } from './otp-digits';

const useStyles = makeStyles({
  // Room for the longest note, so that the keypad never moves under a finger.
  note: { minHeight: '3.75rem', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  line: { margin: 0 },
  marked: { display: 'flex', gap: tokens.spacingHorizontalS },
  icon: { flexShrink: 0, fontSize: '1.25rem' },
  hint: { color: tokens.colorNeutralForeground2 },
  title: { fontWeight: tokens.fontWeightSemibold },
  right: { color: tokens.colorStatusSuccessForeground3 },
  wrong: { color: tokens.colorStatusDangerForeground3 },
  heard: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** How long the typing has to rest before its progress is read out, in milliseconds: nobody wants to hear 16 counts. */
const CALM_MS = 800;

interface OtpNoteProps {
  readonly id: string;
  readonly otp: OtpDigits;
  readonly verdict: 'right' | 'wrong' | null;
}

/**
 * Below the field: how far it is, and what is wrong. Where the wrong digit stands is not said: for each of the 16 places there is
 * one other digit that would make the code right, so a place named here would mostly be the wrong one.
 */
export function OtpNote({ id, otp, verdict }: OtpNoteProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const entered = digitsOf(otp).length;
  const count = t('otp.count', { entered, total: OTP_LENGTH });
  const rested = useRested(count, CALM_MS);

  return (
    <div className={styles.note}>
      <div id={id}>
        {verdict === 'wrong' && (
          <Problem code="otp.checkDigit" title={t('errors.otp.checkDigit.title')} text={t('otp.compare')} />
        )}
        {verdict === null && otp.refused === 'length' && (
          <Problem code="otp.tooLong" title={t('errors.otp.tooLong.title')} text={t('errors.otp.tooLong.text')} />
        )}
        {verdict === 'right' && (
          <p role="status" className={mergeClasses(styles.line, styles.marked)}>
            <CheckmarkCircleFilled className={mergeClasses(styles.icon, styles.right)} aria-hidden />
            {t('otp.complete', { total: OTP_LENGTH })}
          </p>
        )}
        {verdict === null && otp.refused !== 'length' && (
          <>
            <p className={styles.line}>{count}</p>
            <p className={mergeClasses(styles.line, styles.hint)} role={otp.refused === null ? undefined : 'status'}>
              {t(otp.refused === 'characters' ? 'otp.onlyDigits' : 'otp.hint')}
            </p>
          </>
        )}
      </div>
      <p role="status" className={mergeClasses(styles.line, styles.heard)}>
        {verdict === null && entered > 0 && rested}
      </p>
    </div>
  );
}

function Problem({ code, title, text }: { readonly code: string; readonly title: string; readonly text: string }) {
  const styles = useStyles();
  return (
    <div role="alert" className={styles.marked} data-code={code}>
      <ErrorCircleFilled className={mergeClasses(styles.icon, styles.wrong)} aria-hidden />
      <div>
        <p className={mergeClasses(styles.line, styles.title, styles.wrong)}>{title}</p>
        <p className={styles.line}>{text}</p>
      </div>
    </div>
  );
}

/** The value once it has not changed for a while; empty before. */
function useRested(value: string, afterMs: number): string {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return rested;
}
