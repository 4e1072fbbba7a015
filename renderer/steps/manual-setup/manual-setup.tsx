import { Field, makeStyles, tokens } from '@fluentui/react-components';
import type { SetupError } from '@roomkey/shared/setup/contract/errors';
import { type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAllowed, useConsole } from '../../console-context';
import { WHILE_TYPING } from '../../keyboard/while-typing';
import { StepPage } from '../../parts/step-page';
import { TouchButton } from '../../parts/touch-button';
import { TouchInput } from '../../parts/touch-input';
import { Ways } from '../../parts/ways';
import { useFormat } from '../../text/format';
import { emailProblem, passwordProblem } from './check-account';
import { fieldProblem } from './field-problem';
import { PasswordField } from './password-field';
import { RealPasswordWarning } from './real-password-warning';

const useStyles = makeStyles({
  form: { display: 'contents' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingVerticalL,
    // Side by side, both stand above the keyboard with the button below them.
    [WHILE_TYPING]: {
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 17rem), 1fr))',
      columnGap: tokens.spacingHorizontalXXL,
      rowGap: tokens.spacingVerticalS,
    },
  },
});

/** Longest address of RFC 5321: 64 octets, @, 255 octets. */
const LONGEST_EMAIL = 320;

interface Problems {
  readonly email: SetupError | null;
  readonly password: SetupError | null;
}
const NO_PROBLEMS: Problems = { email: null, password: null };

/** Step "Account setup": the room's account typed by hand. */
export function ManualSetup() {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { view, sendSecret } = useConsole();
  const maySubmit = useAllowed('submitManual');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  // Another field each time: nothing of what was typed stays behind, not in its attributes and not in its undo list.
  const [submitted, setSubmitted] = useState(0);
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const warningId = useId();
  const domains = view.portal?.domains ?? [];
  const hasProblem = problems.email !== null || problems.password !== null;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!maySubmit) return;
    const found = { email: emailProblem(email, view.portal), password: passwordProblem(password) };
    // One thing at a time: without a good address, no password is asked for.
    setProblems(found.email === null ? found : { ...found, password: null });
    if (found.email?.code === 'signIn.foreignDomain') forgetPassword();
    if (found.email !== null || found.password !== null) return;
    // SECURITY: the password stays in the page no longer than it takes to hand it over.
    forgetPassword();
    void sendSecret('password', password, (handle) => ({ type: 'submitManual', email: email.trim(), handle }));
  };
  const forgetPassword = () => {
    setPassword('');
    setSubmitted((count) => count + 1);
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate autoComplete="off">
      <StepPage
        step="manualSetup"
        // What the console reported is about what was typed before.
        {...(hasProblem && { message: false })}
        beside={<RealPasswordWarning id={warningId} />}
        actions={
          <Ways back={['back']} onward={['retry', 'startOver']}>
            <TouchButton type="submit" appearance="primary" disabledFocusable={!maySubmit}>
              {t('intents.submitManual')}
            </TouchButton>
          </Ways>
        }
      >
        <div className={styles.fields}>
          <Field
            label={t('manual.email')}
            size="large"
            {...(domains.length > 0 && { hint: t('manual.domains', { domains: format.list(domains) }) })}
            {...fieldProblem(problems.email)}
          >
            <TouchInput
              type="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={LONGEST_EMAIL}
              disabled={view.busy}
              value={email}
              typingHelp={domains.map((domain) => `@${domain}`)}
              onChange={(_, { value }) => {
                setEmail(value);
                setProblems(NO_PROBLEMS);
              }}
              // Said before the password is typed. Not when a button is pressed: it would move away under the finger.
              onBlur={({ relatedTarget }) => {
                const goesOn = relatedTarget instanceof HTMLInputElement;
                if (goesOn && email.trim() !== '')
                  setProblems({ email: emailProblem(email, view.portal), password: null });
              }}
            />
          </Field>
          <PasswordField
            key={submitted}
            value={password}
            disabled={view.busy}
            problem={problems.password}
            describedBy={warningId}
            onChange={(value) => {
              setPassword(value);
              setProblems((found) => ({ ...found, password: null }));
            }}
          />
        </div>
      </StepPage>
    </form>
  );
}
