import { Field, makeStyles } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TouchButton } from '../../parts/touch-button';
import { TouchInput } from '../../parts/touch-input';

/** Longest secret that the console takes. */
const LONGEST_PASSWORD = 256;

const useStyles = makeStyles({ input: { paddingInlineEnd: 0 } });

interface PasswordFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled: boolean;
}

/** A password that can be looked at while it is typed: room passwords are long, and the keyboard may be another's. */
export function PasswordField({ value, onChange, disabled }: PasswordFieldProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <Field label={t('manual.password')} size="large">
      <TouchInput
        className={styles.input}
        type={shown ? 'text' : 'password'}
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST_PASSWORD}
        disabled={disabled}
        value={value}
        onChange={(_, data) => onChange(data.value)}
        contentAfter={
          <TouchButton
            appearance="transparent"
            iconOnly
            everyClick
            disabled={disabled}
            icon={shown ? <EyeOffRegular /> : <EyeRegular />}
            aria-label={t(shown ? 'manual.hide' : 'manual.show')}
            onClick={() => setShown(!shown)}
          />
        }
      />
    </Field>
  );
}
