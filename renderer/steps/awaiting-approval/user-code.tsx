import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  panel: {
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    textAlign: 'center',
  },
  label: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  code: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '3.25rem',
    lineHeight: '5.75rem',
    fontWeight: tokens.fontWeightBold,
    color: tokens.colorNeutralForeground1,
    whiteSpace: 'nowrap',
    '@container step (max-width: 46rem)': { fontSize: '2.25rem', lineHeight: '4.25rem' },
    '@container step (max-width: 26rem)': { fontSize: '1.5rem', whiteSpace: 'normal' },
  },
  /** Inline, not a box of its own: what is copied or read out stays one word. So it is as high as its font, 1.2 to 1.4 em, and must fit into the line. */
  group: {
    paddingBlock: '0.05em',
    paddingInline: '0.28em',
    letterSpacing: '0.08em',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `2px solid ${tokens.colorBrandStroke1}`,
  },
  joint: { paddingInline: '0.12em', color: tokens.colorNeutralForeground3 },
  compare: {
    margin: 0,
    marginBlockStart: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textWrap: 'balance',
  },
});

/** The code that console and portal both show, in groups: two people compare it, one of them by phone. */
export function UserCode({ code }: { readonly code: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <section className={styles.panel} aria-labelledby="user-code-label">
      <h2 id="user-code-label" className={styles.label}>
        {t('waiting.userCode')}
      </h2>
      <p className={styles.code} dir="ltr" data-user-code>
        {code.split('-').map((group, index) => (
          <Fragment key={index}>
            {index > 0 && <span className={styles.joint}>-</span>}
            <span className={styles.group}>{group}</span>
          </Fragment>
        ))}
      </p>
      <p className={styles.compare}>{t('waiting.compare')}</p>
    </section>
  );
}
