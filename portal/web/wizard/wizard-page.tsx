/** Generate OTP: Account selection, Configuration, Review, and the run that follows. */
import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useStartBatch } from '../api/otp-batches';
import { PAGES } from '../app/paths';
import { PageTitle } from '../parts/page-title';
import { Panel } from '../parts/panel';
import { AccountSelection } from './account-selection';
import { Configuration } from './configuration';
import {
  EMPTY,
  STEPS,
  STEP_HEADING,
  hasChoices,
  hoursAreValid,
  type Draft,
  type DraftChange,
  type Step,
} from './draft';
import { LeaveGuard } from '../parts/leave-guard';
import { HOURS_RULE, hoursOf } from '../parts/validity-field';
import { Review } from './review';
import { chooseMany } from './selection';
import { usePreselection } from './preselection';
import { RunView } from './run-view';
import { StepList } from './step-list';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  fault: { flexBasis: '100%' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    // In sight however long the list is.
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    marginTop: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

export function WizardPage() {
  const styles = useStyles();
  const [address] = useSearchParams();
  const run = address.get('run');
  return (
    <div className={styles.page}>
      <PageTitle title="Generate OTP" />
      {run === null ? <Steps /> : <RunView key={run} id={run} />}
    </div>
  );
}

function Steps() {
  const styles = useStyles();
  const navigate = useNavigate();
  const preselected = usePreselection();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [taken, setTaken] = useState(false);
  if (preselected !== undefined && !taken) {
    setTaken(true);
    const { accounts, told } = chooseMany(draft.accounts, preselected);
    setDraft({ ...draft, accounts, told: told.blocked + told.beyond > 0 ? told : null });
  }
  const [step, setStep] = useState<Step>('Account selection');
  /** Set by Edit: the next step is then the review again. */
  const [editing, setEditing] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // The run stands in the address, so that a reload or a bookmark finds it again.
  const start = useStartBatch(
    (id) => void navigate(`${PAGES.generate}?run=${encodeURIComponent(id)}`, { replace: true }),
  );

  const { reset } = start;
  const change: DraftChange = useCallback(
    (update) => {
      setDraft((now) => {
        const part = update(now);
        // A file was checked for the accounts that were selected then, and what was told was of them.
        return { ...now, ...(part.accounts === undefined ? {} : { csv: null, told: null }), ...part };
      });
      setFault(null);
      reset();
    },
    [reset],
  );
  const moved = useRef(false);
  useEffect(() => {
    // Whoever does not see the step change hears it, and goes on from its beginning.
    if (moved.current) document.getElementById(STEP_HEADING)?.focus();
  }, [step]);
  const go = (to: Step) => {
    moved.current = true;
    setStep(to);
    setFault(null);
  };
  const next = () => {
    const found = faultOf(step, draft);
    setFault(found);
    if (found !== null) return;
    const mustConfigure = draft.password === 'csv' && draft.csv === null;
    go(step === 'Configuration' || (editing && !mustConfigure) ? 'Review' : 'Configuration');
    setEditing(false);
  };
  const generate = () => {
    const password =
      draft.csv !== null && draft.password === 'csv'
        ? ({ kind: 'csv', csv: draft.csv.text } as const)
        : ({ kind: 'generate' } as const);
    const hours = hoursOf(draft.hours);
    const validity = hours === null ? {} : { validityHours: hours };
    start.mutate({ accountIds: [...draft.accounts.keys()], password, ...validity });
  };
  const edit = (to: Step) => {
    setEditing(true);
    go(to);
  };
  return (
    <Panel>
      <LeaveGuard active={hasChoices(draft)} title="Leave without generating?">
        {`${lossText(draft)} Nothing has been generated.`}
      </LeaveGuard>
      <StepList current={step} />
      {step === 'Account selection' && <AccountSelection draft={draft} onChange={change} />}
      {step === 'Configuration' && <Configuration draft={draft} onChange={change} />}
      {step === 'Review' && <Review draft={draft} error={start.error} onEdit={edit} />}
      <div className={styles.actions}>
        {fault !== null && (
          <MessageBar intent="error" role="alert" className={styles.fault}>
            <MessageBarBody>{fault}</MessageBarBody>
          </MessageBar>
        )}
        {step === 'Review' ? (
          <Button appearance="primary" disabled={start.isPending} onClick={generate}>
            {start.isPending ? 'Starting…' : 'Generate'}
          </Button>
        ) : (
          <Button appearance="primary" onClick={next}>
            Next
          </Button>
        )}
        {step !== STEPS[0] && (
          <Button
            onClick={() => {
              go(step === 'Review' ? 'Configuration' : 'Account selection');
            }}
          >
            Back
          </Button>
        )}
        <Button appearance="subtle" onClick={() => void navigate(PAGES.accounts)}>
          Cancel
        </Button>
      </div>
    </Panel>
  );
}

function lossText({ accounts: { size } }: Draft): string {
  if (size === 0) return 'What you chose will be lost.';
  return `The selection of ${size === 1 ? '1 account' : `${size.toLocaleString('en')} accounts`} will be lost.`;
}

/** What keeps the step from being left. */
function faultOf(step: Step, draft: Draft): string | null {
  if (step === 'Account selection') return selectionFault(draft.accounts.size);
  if (draft.password === 'csv' && draft.csv === null) return 'Choose a file without problems first.';
  return hoursAreValid(draft) ? null : HOURS_RULE;
}

function selectionFault(selected: number): string | null {
  if (selected === 0) return 'Select at least one account.';
  const most = LIMITS.accountsAtOnce;
  return selected > most ? `One run takes ${most.toLocaleString('en')} accounts. Select fewer.` : null;
}
