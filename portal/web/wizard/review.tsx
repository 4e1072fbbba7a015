/** Third step: everything once more, each part with its Edit. */
import { Body1, Button, Subtitle1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { usePreferences } from '../api/accounts';
import { ActFailure } from '../parts/states';
import { PASSWORD_LABELS, type Draft, type Step } from './draft';

const useStyles = makeStyles({
  step: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  names: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    columnWidth: '260px',
    maxHeight: '320px',
    overflowY: 'auto',
  },
});

interface Props {
  readonly draft: Draft;
  readonly error: unknown;
  readonly onEdit: (step: Step) => void;
}

export function Review({ draft, error, onEdit }: Props) {
  const styles = useStyles();
  const preferred = usePreferences().data?.otpValidityHours;
  const hours = draft.hours === '' ? preferred : Number(draft.hours);
  return (
    <section className={styles.step} aria-labelledby="step">
      <Subtitle1 as="h2" id="step">
        Review
      </Subtitle1>
      <Part title="Account selection" onEdit={onEdit}>
        <Body1>{`${String(draft.accounts.size)} ${draft.accounts.size === 1 ? 'account' : 'accounts'}`}</Body1>
        <ul className={styles.names} tabIndex={0} aria-label="Selected accounts">
          {[...draft.accounts.values()].map(({ id, displayName, site }) => (
            <li key={id}>{`${displayName}, ${site}`}</li>
          ))}
        </ul>
      </Part>
      <Part title="Configuration" onEdit={onEdit}>
        <Body1>{PASSWORD_LABELS[draft.password]}</Body1>
        {draft.password === 'csv' && draft.csv !== null && (
          <Body1>{`File: ${draft.csv.name}, ${String(draft.csv.rows)} rows`}</Body1>
        )}
        {hours !== undefined && <Body1>{`Valid for ${String(hours)} ${hours === 1 ? 'hour' : 'hours'}`}</Body1>}
      </Part>
      <ActFailure error={error} />
    </section>
  );
}

interface PartProps {
  readonly title: Exclude<Step, 'Review'>;
  readonly onEdit: (step: Step) => void;
  readonly children: ReactNode;
}

function Part({ title, onEdit, children }: PartProps) {
  const styles = useStyles();
  return (
    <div>
      <div className={styles.head}>
        <Subtitle2 as="h3">{title}</Subtitle2>
        <Button
          appearance="subtle"
          icon={<EditRegular />}
          aria-label={`Edit ${title}`}
          onClick={() => {
            onEdit(title);
          }}
        >
          Edit
        </Button>
      </div>
      {children}
    </div>
  );
}
