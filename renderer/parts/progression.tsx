import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../console-context';
import { Busy } from './busy';

/** From the approval on, everything goes by itself: the same list on each page, one line further each time. */
const LINES = ['approved', 'stored', 'signedIn'] as const;

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    minHeight: '2rem',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
  },
  here: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  sign: {
    flexShrink: 0,
    width: '2rem',
    display: 'flex',
    justifyContent: 'center',
    fontSize: '1.75rem',
    color: tokens.colorNeutralForeground3,
  },
  done: { color: tokens.colorStatusSuccessForeground1 },
  stuck: { color: tokens.colorStatusDangerForeground3 },
});

interface ProgressionProps {
  /** The line that is under way; `LINES.length` when all is done. */
  readonly at: 1 | 2 | 3;
  /** It does not go on by itself. */
  readonly stuck?: boolean;
}

/** Approved, stored, signed in: how far the console is. */
export function Progression({ at, stuck = false }: ProgressionProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { request } = useConsole().view;
  return (
    <ol className={styles.list}>
      {LINES.map((line, index) => {
        const state = index < at ? 'done' : index > at ? 'next' : stuck ? 'stuck' : 'running';
        // Without a request the account was typed by hand: the portal has checked it, nobody has approved it.
        const name = line === 'approved' && request === null ? 'checked' : line;
        return (
          <li key={line} className={mergeClasses(styles.line, index === at && styles.here)} data-progress={state}>
            <span
              className={mergeClasses(styles.sign, state === 'done' && styles.done, state === 'stuck' && styles.stuck)}
            >
              <Sign state={state} />
            </span>
            <span>
              {t(`progression.${name}`)}
              <span className="visually-hidden">: {t(`progression.${state}`)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Sign({ state }: { readonly state: 'done' | 'running' | 'stuck' | 'next' }) {
  if (state === 'done') return <CheckmarkCircleFilled aria-hidden />;
  if (state === 'stuck') return <ErrorCircleFilled aria-hidden />;
  if (state === 'running') return <Busy size="small" />;
  return <CircleRegular aria-hidden />;
}
