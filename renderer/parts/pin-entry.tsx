import { Field } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Keypad } from './keypad';
import { TouchInput } from './touch-input';

/** The longest value that the console takes as a secret. */
const LONGEST_PIN = 256;

interface PinFieldProps {
  readonly pin: string;
  readonly onChange: (pin: string) => void;
}

/** The exit PIN as typed; the keypad stands beside it, so the keyboard on the screen comes only when it is asked for. */
export function PinField({ pin, onChange }: PinFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('kiosk.pin')} size="large">
      <TouchInput
        type="password"
        inputMode="numeric"
        besideKeypad
        autoComplete="off"
        maxLength={LONGEST_PIN}
        value={pin}
        onChange={(_, { value }) => onChange(value)}
      />
    </Field>
  );
}

interface PinKeypadProps {
  readonly disabled: boolean;
  readonly onEdit: (edit: (typed: string) => string) => void;
}

export function PinKeypad({ disabled, onEdit }: PinKeypadProps) {
  return (
    <Keypad
      disabled={disabled}
      onDigit={(digit) => onEdit((typed) => typed + digit)}
      onDelete={() => onEdit((typed) => typed.slice(0, -1))}
      onClear={() => onEdit(() => '')}
    />
  );
}
