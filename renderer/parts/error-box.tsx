import { makeStyles, tokens } from '@fluentui/react-components';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
  },
  icon: { flexShrink: 0, fontSize: '1.5rem', color: tokens.colorStatusDangerForeground3 },
  words: {
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
});

/** How whatever is wrong looks on every page: a sign, and words beside it. */
export function ErrorBox({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      <ErrorCircleFilled className={styles.icon} aria-hidden />
      <div className={styles.words}>{children}</div>
    </div>
  );
}
