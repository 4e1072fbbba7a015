import { Field } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import type { SetupError } from '@roomkey/shared/setup/contract/errors';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TouchButton } from '../../parts/touch-button';
import { TouchInput } from '../../parts/touch-input';
import { fieldProblem } from './field-problem';
import { useCapsLock } from './use-caps-lock';

/** Longest secret that the console takes. */
const LONGEST_PASSWORD = 256;

interface PasswordFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled: boolean;
  readonly problem: SetupError | null;
  /** Id of what has to be known before a password is typed. */
  readonly describedBy: string;
}

/** A password that can be looked at while it is typed: room passwords are long, and the keyboard may be another's. */
export function PasswordField({ value, onChange, disabled, problem, describedBy }: PasswordFieldProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const capsLock = useCapsLock();
  return (
    <Field
      label={t('manual.password')}
      size="large"
      {...(capsLock && { hint: { children: t('manual.capsLock'), role: 'status' } })}
      {...fieldProblem(problem)}
    >
      <TouchInput
        type={shown ? 'text' : 'password'}
        secret
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={LONGEST_PASSWORD}
        disabled={disabled}
        value={value}
        aria-describedby={describedBy}
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
