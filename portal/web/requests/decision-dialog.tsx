/** Approves or rejects one or many: says what is about to be decided, asks, and tells the outcome of each. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  MessageBar,
  MessageBarBody,
  Select,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { Decision, DeviceRequest, Outcome } from '@roomkey/shared/protocol/admin';
import { REJECTION_REASONS, type RejectionReason } from '@roomkey/shared/protocol/lists';
import { useState } from 'react';
import { useDecideMany } from '../api/requests';
import { ActFailure } from '../parts/states';
import { useNotify } from '../parts/use-notify';
import { DecisionList, DoubtfulList } from './decision-lists';
import { DecisionOutcome } from './decision-outcome';
import { isDoubtful } from './match-badge';
import { NoteField } from './note-field';
import type { Verdict } from './request-actions';

const useStyles = makeStyles({
  content: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
  },
  button: { minHeight: '44px' },
});

export interface Decided {
  readonly verdict: Verdict;
  readonly requests: readonly DeviceRequest[];
}
interface Props extends Decided {
  readonly onDecided: () => void;
  readonly onClose: () => void;
}

export function DecisionDialog({ verdict, requests, onDecided, onClose }: Props) {
  const styles = useStyles();
  const notify = useNotify();
  const [meant, setMeant] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState<RejectionReason | null>(null);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null);
  const decide = useDecideMany((results) => {
    onDecided();
    if (results.every(({ ok }) => ok)) {
      notify(doneText(verdict, requests, results.length));
      onClose();
    } else setOutcomes(results);
  });

  const doubtful = verdict === 'approve' ? requests.filter(isDoubtful) : [];
  const plain = verdict === 'approve' ? requests.filter((request) => !isDoubtful(request)) : requests;
  const count = plain.length + meant.size;
  const submit = () => {
    setAsked(true);
    if (verdict === 'reject' && reason === null) return;
    decide.mutate(
      [
        { ids: plain.map(({ id }) => id), decision: decisionOf(reason, note, false) },
        { ids: [...meant], decision: decisionOf(reason, note, true) },
      ].filter(({ ids }) => ids.length > 0),
    );
  };
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, data) => {
        if (!data.open && !decide.isPending) onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{titleOf(verdict, requests)}</DialogTitle>
          <DialogContent className={styles.content}>
            {outcomes !== null && <DecisionOutcome verdict={verdict} requests={requests} outcomes={outcomes} />}
            {outcomes === null && (
              <>
                {verdict === 'approve' && (
                  <MessageBar intent="warning" layout="multiline">
                    <MessageBarBody>
                      Do not approve a request that you do not expect. Compare each code with the one that the console
                      shows: an approved device receives the room’s account.
                    </MessageBarBody>
                  </MessageBar>
                )}
                <DecisionList requests={plain} />
                <DoubtfulList requests={doubtful} meant={meant} onChange={setMeant} />
                {verdict === 'reject' && (
                  <>
                    <ReasonField reason={reason} missing={asked && reason === null} onChange={setReason} />
                    <NoteField note={note} onChange={setNote} />
                  </>
                )}
                <ActFailure error={decide.error} />
              </>
            )}
          </DialogContent>
          <DialogActions>
            <Button className={styles.button} disabled={decide.isPending} onClick={onClose}>
              {outcomes === null ? 'Cancel' : 'Close'}
            </Button>
            {outcomes === null && (
              <Button
                appearance="primary"
                className={styles.button}
                disabled={decide.isPending || count === 0}
                onClick={submit}
              >
                {decide.isPending ? 'Submitting…' : actText(verdict, count)}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function decisionOf(reason: RejectionReason | null, note: string, despiteMismatch: boolean): Decision {
  if (reason === null) return { decision: 'approve', despiteMismatch };
  return { decision: 'reject', reason, ...(note.trim() === '' ? {} : { note: note.trim() }) };
}

function titleOf(verdict: Verdict, requests: readonly DeviceRequest[]): string {
  const act = verdict === 'approve' ? 'Approve' : 'Reject';
  const [first] = requests;
  if (requests.length === 1 && first !== undefined) return `${act} the request of ${first.displayName}?`;
  return `${act} ${String(requests.length)} requests?`;
}

function actText(verdict: Verdict, count: number): string {
  const act = verdict === 'approve' ? 'Approve' : 'Reject';
  return count > 1 ? `${act} ${String(count)}` : act;
}

function doneText(verdict: Verdict, requests: readonly DeviceRequest[], count: number): string {
  const done = verdict === 'approve' ? 'approved' : 'rejected';
  const [first] = requests;
  if (requests.length === 1 && first !== undefined) return `${first.displayName}: ${done}`;
  return `${String(count)} ${count === 1 ? 'request' : 'requests'} ${done}`;
}

interface ReasonProps {
  readonly reason: RejectionReason | null;
  readonly missing: boolean;
  readonly onChange: (reason: RejectionReason | null) => void;
}

function ReasonField({ reason, missing, onChange }: ReasonProps) {
  return (
    <Field
      label="Reason for rejection"
      required
      validationMessage={missing ? 'Choose a reason; the console shows it.' : null}
    >
      <Select
        value={reason ?? ''}
        onChange={(_, { value }) => {
          onChange(REJECTION_REASONS.find((each) => each === value) ?? null);
        }}
      >
        <option value="">Choose a reason</option>
        {REJECTION_REASONS.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </Select>
    </Field>
  );
}
