import { Field, makeStyles } from '@fluentui/react-components';
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAllowed, useConsole } from '../../console-context';
import { StepPage } from '../../parts/step-page';
import { TouchButton } from '../../parts/touch-button';
import { TouchInput } from '../../parts/touch-input';
import { Ways } from '../../parts/ways';

const useStyles = makeStyles({ form: { display: 'contents' } });

/** Longest address that the console takes. */
const LONGEST_ADDRESS = 2_000;

/** Step "Connect": a console that was given no portal asks for its address. */
export function Connect() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { view, send } = useConsole();
  const mayConnect = useAllowed('connect');
  const [address, setAddress] = useState('');
  const typed = address.trim();

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (mayConnect && typed !== '') void send({ type: 'connect', address: typed });
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <StepPage
        step="connect"
        icon={<PlugConnectedRegular />}
        actions={
          <Ways back={['back']} onward={['retry']}>
            <TouchButton type="submit" appearance="primary" disabledFocusable={!mayConnect || typed === ''}>
              {t('intents.connect')}
            </TouchButton>
          </Ways>
        }
      >
        <Field label={t('connect.address')} hint={t('connect.hint')} size="large">
          <TouchInput
            type="url"
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST_ADDRESS}
            disabled={view.busy}
            value={address}
            onChange={(_, { value }) => setAddress(value)}
          />
        </Field>
      </StepPage>
    </form>
  );
}
