/** Approve or reject one request. */
import { Button, Checkbox, Field, Radio, RadioGroup, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import type { Decision, DeviceRequest } from '@roomkey/shared/protocol/admin';
import type { RejectionReason } from '@roomkey/shared/protocol/lists';
import { useState, type SubmitEvent } from 'react';
import { fieldMessage, isConflict, messageOf } from '../api/api-error';
import { useDecide } from '../api/requests';
import { isDoubtful } from '../requests/match-badge';
import { ActFailure } from '../parts/states';
import { useNotify } from '../parts/use-notify';
import { ReasonField } from './reason-field';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '480px' },
  submit: { alignSelf: 'flex-start', minWidth: '120px' },
});

const NOTE_LENGTH = 500;

interface Draft {
  readonly decision: Decision['decision'] | null;
  readonly reason: RejectionReason | null;
  readonly note: string;
  /** Ticked: approve although it is not the expected device. */
  readonly checkedDevice: boolean;
}

type Fault = 'decision' | 'reason' | 'device';

export function DecisionForm({ request }: { readonly request: DeviceRequest }) {
  const styles = useStyles();
  const notify = useNotify();
  const decide = useDecide(request.id, {
    onDecided: ({ displayName, status }) => {
      notify(`${displayName}: ${status === 'rejected' ? 'rejected' : 'approved'}`);
    },
    onRefused: (error) => {
      if (isConflict(error)) notify(`Your decision does not count. ${messageOf(error)}`, 'warning');
    },
  });
  const [draft, setDraft] = useState<Draft>({ decision: null, reason: null, note: '', checkedDevice: false });
  const [fault, setFault] = useState<Fault | null>(null);

  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    setFault(null);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const decision = decisionOf(draft, isDoubtful(request));
    if (typeof decision === 'string') {
      setFault(decision);
      return;
    }
    decide.mutate(decision);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label="Decision" required validationMessage={fault === 'decision' ? 'Choose one.' : null}>
        <RadioGroup
          value={draft.decision ?? ''}
          onChange={(_, { value }) => {
            change({ decision: value === 'reject' ? 'reject' : 'approve' });
          }}
        >
          <Radio value="approve" label="Approve the request" />
          <Radio value="reject" label="Reject the request" />
        </RadioGroup>
      </Field>
      {draft.decision === 'approve' && isDoubtful(request) && (
        <Field validationMessage={fault === 'device' ? 'Check the device first, or reject the request.' : null}>
          <Checkbox
            checked={draft.checkedDevice}
            label="I have checked this device with the person in the room, and it may have this account."
            onChange={(_, { checked }) => {
              change({ checkedDevice: checked === true });
            }}
          />
        </Field>
      )}
      {draft.decision === 'reject' && (
        <>
          <ReasonField
            reason={draft.reason}
            fault={fault === 'reason' ? 'Choose a reason; the console shows it.' : fieldMessage(decide.error, 'reason')}
            onChange={(reason) => {
              change({ reason });
            }}
          />
          <Field
            label="Note (optional)"
            hint="Shown on the console."
            validationMessage={fieldMessage(decide.error, 'note')}
          >
            <Textarea
              value={draft.note}
              maxLength={NOTE_LENGTH}
              resize="vertical"
              onChange={(_, { value }) => {
                change({ note: value });
              }}
            />
          </Field>
        </>
      )}
      <ActFailure error={decide.error} />
      <Button appearance="primary" type="submit" className={styles.submit} disabled={decide.isPending}>
        {decide.isPending ? 'Submitting…' : 'Submit'}
      </Button>
    </form>
  );
}

/** The decision to send, or which field keeps it from being sent. */
function decisionOf({ decision, reason, note, checkedDevice }: Draft, doubtful: boolean): Decision | Fault {
  if (decision === null) return 'decision';
  if (decision === 'approve') return doubtful && !checkedDevice ? 'device' : { decision, despiteMismatch: doubtful };
  if (reason === null) return 'reason';
  return note.trim() === '' ? { decision, reason } : { decision, reason, note: note.trim() };
}
