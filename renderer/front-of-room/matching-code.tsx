import { makeStyles, tokens } from '@fluentui/react-components';
import type { FrontOfRoomView } from '@roomkey/shared/ipc/front-of-room';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  panel: {
    flexShrink: 0,
    maxWidth: '46rem',
    boxSizing: 'border-box',
    padding: '3rem',
    display: 'flex',
    flexDirection: 'column',
    gap: '1.5rem',
    textAlign: 'center',
    borderRadius: '2rem',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `0.125rem solid ${tokens.colorNeutralStroke1}`,
  },
  label: { margin: 0, fontSize: '2.5rem', lineHeight: '3.25rem', fontWeight: tokens.fontWeightSemibold },
  code: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '6.5rem',
    lineHeight: '8rem',
    fontWeight: tokens.fontWeightBold,
    whiteSpace: 'nowrap',
  },
  where: { margin: 0, fontSize: '2.25rem', lineHeight: '3rem', color: tokens.colorNeutralForeground2 },
  host: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
});

/** What the approver compares, and where: the largest thing in the room. */
export function MatchingCode({ approval }: { readonly approval: NonNullable<FrontOfRoomView['approval']> }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <section className={styles.panel} aria-labelledby="matching-code">
      <h2 id="matching-code" className={styles.label}>
        {t('waiting.userCode')}
      </h2>
      <p className={styles.code} dir="ltr" data-user-code>
        {approval.userCode}
      </p>
      {approval.portalHost !== null && (
        <p className={styles.where}>
          {t('frontOfRoom.where')}
          <br />
          <bdi className={styles.host}>{approval.portalHost}</bdi>
        </p>
      )}
    </section>
  );
}
