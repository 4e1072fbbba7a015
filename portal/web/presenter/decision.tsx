/** Approve or reject the request of the moment, with the code to compare. */
import { Body1, Body1Strong, Field, Select, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, DismissRegular } from '@fluentui/react-icons';
import type { DemoState } from '@roomkey/shared/protocol/admin';
import { REJECTION_REASONS, type RejectionReason } from '@roomkey/shared/protocol/lists';
import { useState } from 'react';
import { hasCode } from '../api/api-error';
import { useDecide } from '../api/requests';
import { ActFailure } from '../parts/states';
import { NoteField } from '../requests/note-field';
import { SettledButton } from './settled-button';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  who: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: `0 ${tokens.spacingHorizontalL}`,
  },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '0.06em',
    whiteSpace: 'nowrap',
  },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
  select: { '& select': { minHeight: '44px' } },
});

interface Props {
  readonly request: NonNullable<DemoState['request']>;
  /** Says what was decided: this part of the page is gone by then. */
  readonly onDecided: (text: string) => void;
}

export function Decision({ request, onDecided }: Props) {
  const styles = useStyles();
  const [rejecting, setRejecting] = useState(false);
  const [reason, setReason] = useState<RejectionReason>(REJECTION_REASONS[0]);
  const [note, setNote] = useState('');
  const decide = useDecide(request.id, {
    onDecided: ({ displayName, status }) => {
      onDecided(`${displayName}: ${status === 'rejected' ? 'rejected' : 'approved'}`);
    },
    onRefused: () => undefined,
  });
  const otherDevice = hasCode(decide.error, 'request.deviceMismatch');
  return (
    <div className={styles.all}>
      <div className={styles.who}>
        <Body1>
          <Body1Strong>{request.accountName}</Body1Strong> waits. Same code on the console?
        </Body1>
        <output className={styles.code} aria-label="Code on the console">
          {request.userCode}
        </output>
      </div>
      <ActFailure error={decide.error} />
      {rejecting && (
        <>
          <Field label="Reason for rejection" className={styles.select}>
            <Select
              value={reason}
              onChange={(_, { value }) => {
                setReason(REJECTION_REASONS.find((each) => each === value) ?? reason);
              }}
            >
              {REJECTION_REASONS.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </Select>
          </Field>
          <NoteField note={note} onChange={setNote} />
        </>
      )}
      <div className={styles.buttons}>
        {rejecting ? (
          <>
            <SettledButton
              key="cancel"
              onClick={() => {
                setRejecting(false);
              }}
            >
              Back
            </SettledButton>
            <SettledButton
              key="do"
              appearance="primary"
              disabledFocusable={decide.isPending}
              onClick={() => {
                decide.mutate({ decision: 'reject', reason, ...(note.trim() === '' ? {} : { note: note.trim() }) });
              }}
            >
              {decide.isPending ? 'Rejecting…' : 'Reject now'}
            </SettledButton>
          </>
        ) : (
          <>
            <SettledButton
              key="reject"
              icon={<DismissRegular />}
              disabledFocusable={decide.isPending}
              onClick={() => {
                setRejecting(true);
              }}
            >
              Reject
            </SettledButton>
            <SettledButton
              key="approve"
              appearance="primary"
              icon={<CheckmarkRegular />}
              disabledFocusable={decide.isPending}
              onClick={() => {
                decide.mutate({ decision: 'approve', despiteMismatch: otherDevice });
              }}
            >
              {decide.isPending ? 'Approving…' : otherDevice ? 'Approve all the same' : 'Approve'}
            </SettledButton>
          </>
        )}
      </div>
    </div>
  );
}
