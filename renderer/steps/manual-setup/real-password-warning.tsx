import { makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import { WHILE_TYPING } from '../../keyboard/while-typing';

const useStyles = makeStyles({
  box: {
    margin: 0,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    [WHILE_TYPING]: { paddingBlock: tokens.spacingVerticalXXS },
  },
  icon: { flexShrink: 0, fontSize: '1.5rem', color: tokens.colorStatusWarningForeground3 },
});

/** What the password field is described by: a rehearsal must not collect real passwords. */
export function RealPasswordWarning({ id }: { readonly id: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <p id={id} className={styles.box}>
      <WarningRegular className={styles.icon} aria-hidden />
      <span>{t('manual.warning')}</span>
    </p>
  );
}
