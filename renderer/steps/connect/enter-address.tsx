import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { isPortalQr, parsePortalQr, readPortalAddress } from '@roomkey/shared/protocol/portal-address';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ScanButton } from '../../camera/scan-button';
import { useAllowed, useConsole } from '../../console-context';
import { StepPage } from '../../parts/step-page';
import { TouchButton } from '../../parts/touch-button';
import { TouchInput } from '../../parts/touch-input';
import { Ways } from '../../parts/ways';
import { Stages } from './stages';

const useStyles = makeStyles({
  form: { display: 'contents' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  input: { flex: '1 1 16rem', minWidth: 0 },
  preview: { margin: 0, minHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
});

/** Longest address that the console takes. */
const LONGEST_ADDRESS = 2_000;

/** Types or scans the address, and shows how far its test comes. */
export function EnterAddress() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { view, send } = useConsole();
  const mayConnect = useAllowed('connect');
  // What was tried last stays after a look at the certificate and after a restart of the page: it mostly needs one letter.
  const [address, setAddress] = useState(view.connect?.address ?? '');
  const typed = address.trim();

  const connectTo = (wanted: string) => {
    if (mayConnect && wanted !== '') void send({ type: 'connect', address: wanted });
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    connectTo(typed);
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <StepPage
        step="connect"
        actions={
          <Ways back={['back']} onward={['retry']}>
            <TouchButton type="submit" appearance="primary" disabledFocusable={!mayConnect || typed === ''}>
              {t('intents.connect')}
            </TouchButton>
          </Ways>
        }
      >
        <Field label={t('connect.address')} hint={t('connect.hint')} size="large">
          <div className={styles.line}>
            <TouchInput
              type="url"
              inputMode="url"
              aria-label={t('connect.address')}
              className={styles.input}
              autoComplete="off"
              spellCheck={false}
              maxLength={LONGEST_ADDRESS}
              disabled={view.busy}
              value={address}
              onChange={(_, { value }) => setAddress(value)}
            />
            <ScanButton
              accept={(text) => (parsePortalQr(text) === null ? null : text)}
              onFound={(text) => {
                setAddress(parsePortalQr(text)?.origin ?? '');
                connectTo(text);
              }}
              disabled={!mayConnect}
            />
          </div>
        </Field>
        <Preview typed={typed} />
        {view.connect?.stage != null && <Stages current={view.connect.stage} failed={!view.busy} />}
      </StepPage>
    </form>
  );
}

/** What becomes of what is typed: https is added, a path is dropped. */
function Preview({ typed }: { readonly typed: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const read = isPortalQr(typed) ? parsePortalQr(typed) : readPortalAddress(typed);
  const found = read === null || typeof read === 'string' ? null : read;
  return (
    <p className={styles.preview} role="status">
      {found !== null && t('connect.willTry', { address: found.origin })}
      {found !== null && 'shortened' in found && found.shortened && ` ${t('connect.shortened')}`}
    </p>
  );
}
