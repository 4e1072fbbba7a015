import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../console-context';

/** Ways whose button alone does not say what they need. */
const EXPLAINED = ['retry', 'enterAnotherCode', 'manualSetup'] as const;

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  list: {
    margin: 0,
    marginBlockStart: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  way: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXXL,
    paddingBlock: tokens.spacingVerticalXS,
  },
  name: { flex: '0 1 11rem', fontWeight: tokens.fontWeightSemibold },
  text: { flex: '1 1 14rem', minWidth: 0, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The ways on from here, and what each of them needs: whoever stands before a failure chooses once. */
export function WaysExplained() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { allowed } = useConsole().view;
  const headingId = useId();
  const ways = EXPLAINED.filter((way) => allowed.includes(way));
  if (ways.length < 2) return null;
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className={styles.heading}>
        {t('ended.waysOn')}
      </h2>
      <dl className={styles.list}>
        {ways.map((way) => (
          <div key={way} className={styles.way}>
            <dt className={styles.name}>{t(`intents.${way}`)}</dt>
            <dd className={styles.text}>{t(`ended.ways.${way}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
