import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { SOON_MS } from '@roomkey/shared/first-paint/screen-key';
import type { RequestView } from '@roomkey/shared/setup/contract/view';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../clock';
import { useConsole } from '../../console-context';
import { useFormat } from '../../text/format';
import { useApproverPlace } from './approver-place';

const useStyles = makeStyles({
  facts: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(15rem, 100%), 1fr))',
    gap: tokens.spacingVerticalS,
  },
  fact: {
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  wide: { gridColumn: '1 / -1' },
  soon: {
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
  name: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  more: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** The request, and its time by the page's clock. The portal's clock decides: at zero the page only says that time is up. */
export function RequestFacts({ request }: { readonly request: RequestView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  const now = useNow();
  const organisation = useConsole().view.portal?.organisation ?? null;
  const left = request.expiresAt - now;
  const soon = left <= SOON_MS;
  return (
    <dl className={styles.facts}>
      <Fact
        name={t('waiting.who')}
        value={organisation === null ? t('waiting.someone') : t('waiting.someoneOf', { organisation })}
        more={<bdi>{useApproverPlace()}</bdi>}
        className={styles.wide}
      />
      <Fact name={t('waiting.room')} value={request.roomName} />
      <Fact name={t('waiting.requestId')} value={request.requestId} />
      <Fact
        name={t('waiting.elapsed')}
        value={format.duration(now - request.enteredAt)}
        more={t('waiting.enteredAt', { time: format.time(request.enteredAt) })}
      />
      <Fact
        name={t('waiting.left')}
        value={left > 0 ? format.duration(left) : t('waiting.timeUp')}
        more={soon ? t('waiting.soon') : t('waiting.until', { time: format.time(request.expiresAt) })}
        {...(soon && { className: styles.soon })}
      />
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly more?: ReactNode;
  readonly className?: string;
}

function Fact({ name, value, more, className }: FactProps) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.fact, className)}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        <bdi>{value}</bdi>
      </dd>
      {more !== undefined && <dd className={styles.more}>{more}</dd>}
    </div>
  );
}
