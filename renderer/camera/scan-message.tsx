import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ScanState } from './scan-session';

const useStyles = makeStyles({
  // Room for the longest message, so that the picture does not move while somebody aims.
  message: { minHeight: '4.5rem' },
  line: { margin: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
  failed: { color: tokens.colorStatusDangerForeground3 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase300 },
});

/** Below the picture: how it goes, and what to do when it does not. Read out as it changes. */
export function ScanMessage({ state }: { readonly state: ScanState }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const about = topicOf(state);
  return (
    <div role={state.at === 'failed' ? 'alert' : 'status'} className={styles.message} data-scan-message={about}>
      <p className={mergeClasses(styles.line, styles.title, state.at === 'failed' && styles.failed)}>
        {t(`scan.${about}.title`)}
      </p>
      <p className={mergeClasses(styles.line, styles.quiet)}>{t(`scan.${about}.text`)}</p>
    </div>
  );
}

/** The texts that fit: a part of `scan` in the catalogues. */
function topicOf(state: ScanState) {
  if (state.at === 'failed') return state.failure;
  if (state.at === 'looking') return state.hint ?? 'looking';
  return state.at;
}
