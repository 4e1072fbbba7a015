/** Second step: where the passwords come from, and how long the OTPs are valid. */
import {
  Body1,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Radio,
  RadioGroup,
  Subtitle1,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import { usePreferences } from '../api/accounts';
import { CsvUpload } from './csv-upload';
import { HOURS_RULE, PASSWORD_LABELS, hoursAreValid, type Draft } from './draft';

const useStyles = makeStyles({
  step: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  hours: { maxWidth: '260px' },
  message: { whiteSpace: 'normal' },
});

/** More names than these are counted. */
const SHOWN_NAMES = 10;

interface Props {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

export function Configuration({ draft, onChange }: Props) {
  const styles = useStyles();
  const preferred = usePreferences().data?.otpValidityHours;
  return (
    <section className={styles.step} aria-labelledby="step">
      <Subtitle1 as="h2" id="step">
        Configuration
      </Subtitle1>
      <Field label="Passwords">
        <RadioGroup
          value={draft.password}
          onChange={(_, { value }) => {
            onChange({ password: value === 'csv' ? 'csv' : 'generate' });
          }}
        >
          <Radio value="generate" label={PASSWORD_LABELS.generate} />
          <Radio value="csv" label={PASSWORD_LABELS.csv} />
        </RadioGroup>
      </Field>
      {draft.password === 'generate' ? <ResetWarning draft={draft} /> : <CsvUpload draft={draft} onChange={onChange} />}
      <Field
        label="Valid for (hours)"
        className={styles.hours}
        hint={preferred === undefined ? null : `Empty: ${String(preferred)}, as in Preferences.`}
        validationMessage={hoursAreValid(draft.hours) ? null : HOURS_RULE}
      >
        <Input
          type="number"
          min={LIMITS.otpValidityMinHours}
          max={LIMITS.otpValidityMaxHours}
          value={draft.hours}
          onChange={(_, { value }) => {
            onChange({ hours: value });
          }}
        />
      </Field>
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
