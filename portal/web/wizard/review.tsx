/** Third step: everything once more, each part with its Edit. */
import { Body1, Button, Subtitle1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { usePreferences } from '../api/accounts';
import { ExpiryPreview } from '../parts/expiry-preview';
import { ActFailure } from '../parts/states';
import { AS_PREFERRED, hoursOf, spanText } from '../parts/validity-field';
import { PASSWORD_LABELS, STEP_HEADING, type Draft, type Step } from './draft';

const useStyles = makeStyles({
  step: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
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
  const hours = draft.hours === AS_PREFERRED ? (preferred ?? null) : hoursOf(draft.hours);
  return (
    <section className={styles.step} aria-labelledby={STEP_HEADING}>
      <Subtitle1 as="h2" id={STEP_HEADING} tabIndex={-1}>
        Review
      </Subtitle1>
      <Part title="Account selection" onEdit={onEdit}>
        <Body1>{`${draft.accounts.size.toLocaleString('en')} ${draft.accounts.size === 1 ? 'account' : 'accounts'}`}</Body1>
        <ul className={styles.names} tabIndex={0} aria-label="Selected accounts">
          {[...draft.accounts.values()].map(({ id, displayName, site }) => (
            <li key={id}>{`${displayName}, ${site}`}</li>
          ))}
        </ul>
      </Part>
      <Part title="Configuration" onEdit={onEdit}>
        <Body1 block>{PASSWORD_LABELS[draft.password]}</Body1>
        {draft.password === 'csv' && draft.csv !== null && (
          <Body1 block>{`File: ${draft.csv.name}, ${String(draft.csv.rows)} rows`}</Body1>
        )}
        {hours !== null && (
          <Body1 block>
            {`Valid for ${spanText(hours)}${draft.hours === AS_PREFERRED ? ', as in Preferences' : ''}. `}
            <ExpiryPreview hours={hours} />
          </Body1>
        )}
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
    <div className={styles.part}>
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
