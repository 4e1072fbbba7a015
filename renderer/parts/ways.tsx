import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { IntentType } from '@roomkey/shared/setup/contract/intents';
import type { Step } from '@roomkey/shared/setup/contract/view';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../console-context';
import { type AskedFirst, ConfirmDialog } from './confirm-dialog';
import { ONE_COLUMN } from './page-styles';
import { TouchButton } from './touch-button';
import { Working } from './working';

/** Intents that carry nothing but their name: a button each. */
export type PlainIntent = Exclude<IntentType, 'setLocale' | 'connect' | 'submitOtp' | 'submitManual'>;

/** Steps in which starting over throws away a credential, or the right to fetch one. */
const HOLDS_CREDENTIAL: ReadonlySet<Step> = new Set<Step>([
  'storingCredentials',
  'vaultUnavailable',
  'signingIn',
  'signInFailed',
  'home',
]);

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  group: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  /** As a whole in the next line where it has no room beside the ways back. */
  onward: { marginInlineStart: 'auto', justifyContent: 'flex-end' },
  square: { [ONE_COLUMN]: { display: 'grid', gridTemplateColumns: '1fr 1fr' } },
  inSquare: { [ONE_COLUMN]: { display: 'contents' } },
  stacked: { [ONE_COLUMN]: { flexDirection: 'column', alignItems: 'stretch' } },
  line: { [ONE_COLUMN]: { marginInlineStart: 0, '& > button': { flexGrow: 1 } } },
});

/** More than these have no room beside each other on a narrow page. */
const BESIDE = 3;

interface WaysProps {
  /** In order of importance; the first that is allowed is the primary one, unless `children` brings that. */
  readonly onward?: readonly PlainIntent[];
  /** Ways back, set apart at the start of the line. */
  readonly back?: readonly PlainIntent[];
  /** A button that asks nothing of the console: help, for instance. Stands after the ways back. */
  readonly aside?: ReactNode;
  /** The page itself says that the console is at work. */
  readonly quiet?: boolean;
  /** The button of a form. */
  readonly children?: ReactNode;
}

/** The ways on from a step. Only what the console would take now is shown. */
export function Ways({ onward = [], back = [], aside, quiet = false, children }: WaysProps) {
  const styles = useStyles();
  const { view, send } = useConsole();
  const [asked, setAsked] = useState<AskedFirst | null>(null);
  const allowed = (intents: readonly PlainIntent[]) => intents.filter((intent) => view.allowed.includes(intent));
  const take = (intent: PlainIntent) => {
    if (intent === 'cancelRequest' || intent === 'decline') setAsked(intent);
    else if (intent === 'startOver' && HOLDS_CREDENTIAL.has(view.step)) setAsked('startOver');
    else void send({ type: intent });
  };
  const backward = allowed(back);
  const [first, ...others] = allowed(onward);
  const atStart = backward.length + (aside === undefined ? 0 : 1);
  const many = atStart + others.length + (first === undefined ? 0 : 1) + (children === undefined ? 0 : 1) > BESIDE;
  const bar = many && (atStart === 1 ? styles.square : styles.stacked);
  const group = many && (atStart === 1 ? styles.inSquare : styles.line);

  return (
    <div className={mergeClasses(styles.bar, bar)}>
      <div className={mergeClasses(styles.group, group)}>
        {backward.map((intent) => (
          <Way key={intent} intent={intent} look="secondary" onTake={take} />
        ))}
        {aside}
      </div>
      <div className={mergeClasses(styles.group, styles.onward, group)}>
        {view.busy && !quiet && <Working />}
        {others.reverse().map((intent) => (
          <Way key={intent} intent={intent} look="secondary" onTake={take} />
        ))}
        {first !== undefined && (
          <Way intent={first} look={children === undefined ? 'primary' : 'secondary'} onTake={take} />
        )}
        {children}
      </div>
      {asked !== null && view.allowed.includes(asked) && (
        <ConfirmDialog
          about={asked}
          onKeep={() => setAsked(null)}
          onConfirm={() => {
            setAsked(null);
            void send({ type: asked });
          }}
        />
      )}
    </div>
  );
}

interface WayProps {
  readonly intent: PlainIntent;
  readonly look: 'primary' | 'secondary';
  readonly onTake: (intent: PlainIntent) => void;
}

function Way({ intent, look, onTake }: WayProps) {
  const { t } = useTranslation();
  return (
    <TouchButton appearance={look} data-intent={intent} onClick={() => onTake(intent)}>
      {t(`intents.${intent}`)}
    </TouchButton>
  );
}
