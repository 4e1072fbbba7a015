import { makeStyles, tokens } from '@fluentui/react-components';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { SetupError } from '@roomkey/shared/setup/contract/errors';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  icon: { flexShrink: 0, fontSize: '1.25rem', color: tokens.colorStatusWarningForeground3 },
});

/** The console's state can't be written to disk. Setup goes on, so this is a line, not an error. */
export function StorageWarning({ error }: { readonly error: SetupError }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <div role="status" className={styles.line} data-code={error.code}>
      <WarningFilled className={styles.icon} aria-hidden />
      <span>
        <strong>{t(`errors.${error.code}.title`)}</strong> {t(`errors.${error.code}.text`)}
      </span>
    </div>
  );
}
