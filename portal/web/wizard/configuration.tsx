/** Second step: where the passwords come from, and how long the OTPs are valid. */
import {
  Body1,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Radio,
  RadioGroup,
  Subtitle1,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { usePreferences } from '../api/accounts';
import { ExpiryPreview } from '../parts/expiry-preview';
import { AS_PREFERRED, ValidityField, hoursOf } from '../parts/validity-field';
import { CsvUpload } from './csv-upload';
import { PASSWORD_LABELS, STEP_HEADING, type Draft, type DraftChange } from './draft';

const useStyles = makeStyles({
  step: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  message: { whiteSpace: 'normal' },
});

/** More names than these are counted. */
const SHOWN_NAMES = 10;

interface Props {
  readonly draft: Draft;
  readonly onChange: DraftChange;
}

export function Configuration({ draft, onChange }: Props) {
  const styles = useStyles();
  const preferred = usePreferences().data?.otpValidityHours;
  const hours = draft.hours === AS_PREFERRED ? (preferred ?? null) : hoursOf(draft.hours);
  return (
    <section className={styles.step} aria-labelledby={STEP_HEADING}>
      <Subtitle1 as="h2" id={STEP_HEADING} tabIndex={-1}>
        Configuration
      </Subtitle1>
      <Field label="Passwords">
        <RadioGroup
          value={draft.password}
          onChange={(_, { value }) => {
            onChange(() => ({ password: value === 'csv' ? 'csv' : 'generate' }));
          }}
        >
          <Radio value="generate" label={PASSWORD_LABELS.generate} />
          <Radio value="csv" label={PASSWORD_LABELS.csv} />
        </RadioGroup>
      </Field>
      {draft.password === 'generate' ? <ResetWarning draft={draft} /> : <CsvUpload draft={draft} onChange={onChange} />}
      <ValidityField
        label="Valid for"
        hint={hours === null ? null : <ExpiryPreview hours={hours} />}
        hours={draft.hours}
        preferred={preferred}
        onChange={(chosen) => {
          onChange(() => ({ hours: chosen }));
        }}
      />
    </section>
  );
}

function ResetWarning({ draft }: { readonly draft: Draft }) {
  const styles = useStyles();
  const live = [...draft.accounts.values()].filter(({ inUse }) => inUse).map(({ displayName }) => displayName);
  const more = live.length - SHOWN_NAMES;
  return (
    <>
      <Body1>This resets the password of every selected account. The passwords they have now end.</Body1>
      {live.length > 0 && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody className={styles.message}>
            <MessageBarTitle>In use on a live room</MessageBarTitle>
            {`${live.slice(0, SHOWN_NAMES).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}: `}
            these rooms will be signed out, and stay so until they are set up again.
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
