import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Busy } from './busy';

const useStyles = makeStyles({
  working: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, fontSize: tokens.fontSizeBase400 },
});

/** Says that the console is at work; nobody knows how long it takes. */
export function Working({ text }: { readonly text?: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <div role="status" className={styles.working}>
      <Busy size="small" />
      <span>{text ?? t('app.working')}</span>
    </div>
  );
}
