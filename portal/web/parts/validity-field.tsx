/** How long an OTP holds: one of the usual spans, or any number of hours. */
import { Dropdown, Field, Input, Option, makeStyles, tokens } from '@fluentui/react-components';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import { useState, type ReactNode } from 'react';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  choice: { minWidth: 0, width: '260px', maxWidth: '100%' },
  hours: { width: '160px' },
});

const PRESETS: ReadonlyMap<string, string> = new Map([
  ['1', '1 hour'],
  ['4', '4 hours'],
  ['8', '8 hours (default)'],
  ['24', '24 hours'],
  ['72', '3 days'],
  ['168', '1 week'],
  ['336', '2 weeks'],
]);
const CUSTOM = 'custom';
/** As `hours`: what the preferences say. */
export const AS_PREFERRED = '';

export const HOURS_RULE = `Enter a whole number of hours, from ${String(LIMITS.otpValidityMinHours)} to ${String(LIMITS.otpValidityMaxHours)}.`;

/** The hours that were typed, or null where they are none that an OTP can have. */
export function hoursOf(text: string): number | null {
  const hours = /^\d+$/.test(text.trim()) ? Number(text) : NaN;
  return hours >= LIMITS.otpValidityMinHours && hours <= LIMITS.otpValidityMaxHours ? hours : null;
}

/** The span in words, as everywhere on the site. */
export function spanText(hours: number): string {
  const preset = PRESETS.get(String(hours))?.replace(' (default)', '');
  return preset ?? `${String(hours)} hours`;
}

interface Props {
  readonly label: string;
  readonly hint: ReactNode;
  /** As typed or chosen; `AS_PREFERRED` only where `preferred` is given. */
  readonly hours: string;
  readonly onChange: (hours: string) => void;
  readonly disabled?: boolean;
  /** Offers to go by the preferences, which say so many hours; undefined while they are read, null where that is no choice. */
  readonly preferred: number | undefined | null;
  /** The portal's own objection. */
  readonly fault?: string | null;
}

export function ValidityField({ label, hint, hours, onChange, disabled = false, preferred, fault = null }: Props) {
  const styles = useStyles();
  const offered = preferred === null ? PRESETS : new Map([[AS_PREFERRED, preferredText(preferred)], ...PRESETS]);
  const [custom, setCustom] = useState(!offered.has(hours));
  const objection = hoursOf(hours) === null ? HOURS_RULE : fault;
  return (
    <div className={styles.fields}>
      <Field label={label} hint={{ children: hint }} validationMessage={custom ? null : fault}>
        <Dropdown
          inlinePopup
          className={styles.choice}
          disabled={disabled}
          value={custom ? 'Custom' : (offered.get(hours) ?? '')}
          selectedOptions={[custom ? CUSTOM : hours]}
          onOptionSelect={(_, { optionValue = CUSTOM }) => {
            setCustom(optionValue === CUSTOM);
            if (optionValue !== CUSTOM) onChange(optionValue);
            else if (hours === AS_PREFERRED) onChange(String(preferred ?? LIMITS.otpValidityDefaultHours));
          }}
        >
          {[...offered].map(([value, text]) => (
            <Option key={value} value={value}>
              {text}
            </Option>
          ))}
          <Option value={CUSTOM}>Custom</Option>
        </Dropdown>
      </Field>
      {custom && (
        <Field
          label="Hours"
          required
          className={styles.hours}
          validationMessage={objection}
          validationState={objection === null ? 'none' : 'error'}
        >
          <Input
            inputMode="numeric"
            disabled={disabled}
            value={hours}
            onChange={(_, { value }) => {
              onChange(value);
            }}
          />
        </Field>
      )}
    </div>
  );
}

function preferredText(hours: number | undefined): string {
  return hours === undefined ? 'As in Preferences' : `As in Preferences: ${spanText(hours)}`;
}
