import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import type { SetupError } from '@roomkey/shared/setup/contract/errors';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAllowed, useConsole } from '../../console-context';
import { ErrorMessage } from '../../parts/error-message';
import { StepPage } from '../../parts/step-page';
import { TouchButton } from '../../parts/touch-button';
import { TouchInput } from '../../parts/touch-input';
import { Ways } from '../../parts/ways';
import { useFormat } from '../../text/format';
import { accountProblem } from './check-account';
import { PasswordField } from './password-field';

const useStyles = makeStyles({
  form: { display: 'contents' },
  warning: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
});

/** Longest address of RFC 5321: 64 octets, @, 255 octets. */
const LONGEST_EMAIL = 320;

/** Step "Account setup": the room's account typed by hand. */
export function ManualSetup() {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { view, sendSecret } = useConsole();
  const maySubmit = useAllowed('submitManual');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<SetupError | null>(null);
  const domains = view.portal?.domains ?? [];

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!maySubmit) return;
    const found = accountProblem(email, password, view.portal);
    setProblem(found);
    if (found?.code === 'signIn.foreignDomain') setPassword('');
    if (found !== null) return;
    // SECURITY: the password stays in the page no longer than it takes to hand it over.
    setPassword('');
    void sendSecret('password', password, (handle) => ({ type: 'submitManual', email: email.trim(), handle }));
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate autoComplete="off">
      <StepPage
        step="manualSetup"
        icon={<PersonKeyRegular />}
        {...(problem !== null && { message: <ErrorMessage key={problem.code} error={problem} /> })}
        beside={<p className={styles.warning}>{t('manual.warning')}</p>}
        actions={
          <Ways back={['back']} onward={['retry', 'startOver']}>
            <TouchButton type="submit" appearance="primary" disabledFocusable={!maySubmit}>
              {t('intents.submitManual')}
            </TouchButton>
          </Ways>
        }
      >
        <Field
          label={t('manual.email')}
          size="large"
          {...(domains.length > 0 && { hint: t('manual.domains', { domains: format.list(domains) }) })}
        >
          <TouchInput
            type="email"
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST_EMAIL}
            disabled={view.busy}
            value={email}
            onChange={(_, { value }) => setEmail(value)}
          />
        </Field>
        <PasswordField value={password} onChange={setPassword} disabled={view.busy} />
      </StepPage>
    </form>
  );
}
