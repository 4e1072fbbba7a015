import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { IpcErrorCode } from '@roomkey/shared/ipc/contract';
import type { ErrorCode, ErrorParams } from '@roomkey/shared/setup/contract/errors';
import { useTranslation } from 'react-i18next';
import { type Format, useFormat } from '../text/format';
import { ErrorBox } from './error-box';

interface ShownError {
  readonly code: ErrorCode | IpcErrorCode;
  readonly params: ErrorParams;
}

/** Values of an error that the page shows in lines of their own, so that no text breaks when one is missing. */
const DETAILS = ['domain', 'domains', 'code', 'status', 'host', 'roomName', 'to', 'issuer', 'names'] as const;
/** Likewise, in milliseconds since the epoch. */
const MOMENTS = ['validFrom', 'validUntil', 'now'] as const;

const useStyles = makeStyles({
  line: { margin: 0, textWrap: 'pretty' },
  title: {
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  action: { fontWeight: tokens.fontWeightSemibold },
  reference: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

interface ErrorMessageProps {
  readonly error: ShownError;
}

/** An error in the page's language: what it is, what it means, what to do, and its code for support. Spoken at once. */
export function ErrorMessage({ error }: ErrorMessageProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const details = useDetails(error.params);
  return (
    <div role="alert" data-code={error.code}>
      <ErrorBox>
        <p className={mergeClasses(styles.line, styles.title)}>{t(`errors.${error.code}.title`)}</p>
        <p className={styles.line}>{t(`errors.${error.code}.text`)}</p>
        <p className={mergeClasses(styles.line, styles.action)}>{t(`errors.${error.code}.action`)}</p>
        {details.map((detail) => (
          <p key={detail} className={styles.line}>
            {detail}
          </p>
        ))}
        <p className={mergeClasses(styles.line, styles.reference)}>
          {t('errors.more.reference', { code: error.code })}
        </p>
      </ErrorBox>
    </div>
  );
}

function useDetails(params: ErrorParams): readonly string[] {
  const { t } = useTranslation();
  const format = useFormat();
  const lines = DETAILS.filter((name) => params[name] !== undefined && params[name] !== '').map((name) =>
    t(`errors.more.${name}`, { [name]: params[name] }),
  );
  const moments = MOMENTS.filter((name) => typeof params[name] === 'number').map((name) =>
    t(`errors.more.${name}`, { moment: format.moment(Number(params[name])) }),
  );
  lines.push(...moments);
  const wait = waitOf(params, format);
  return wait === null ? lines : [t('errors.more.wait', { time: wait }), ...lines];
}

function waitOf(params: ErrorParams, format: Format): string | null {
  const seconds = Number(params['seconds'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? format.duration(Math.ceil(seconds) * 1_000) : null;
}
