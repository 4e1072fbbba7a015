import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowResetRegular } from '@fluentui/react-icons/svg/arrow-reset';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../bridge-context';
import { useConsole } from '../console-context';
import { Modal } from '../parts/modal';
import { TouchButton } from '../parts/touch-button';
import { Section } from './section';
import type { SettingsUse } from './use-settings';

const useStyles = makeStyles({
  text: { margin: 0 },
  list: {
    margin: 0,
    paddingInlineStart: '1.5em',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
});

interface ResetSectionProps {
  readonly settings: SettingsUse;
  /** The console resets itself from here on; the screen behind shows how it goes. */
  readonly onBegun: () => void;
}

/** Back to the first run: asked twice, and each time for something else. */
export function ResetSection({ settings, onBegun }: ResetSectionProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const bridge = useBridge();
  const { view } = useConsole();
  const [asked, setAsked] = useState<'what' | 'sure' | null>(null);
  const cancel = () => setAsked(null);
  const reset = async () => {
    setAsked(null);
    const begun = await settings.call(async (pass) => {
      const result = await bridge.settings.reset(pass);
      return result.ok ? { ok: true, value: true } : result;
    });
    if (begun === true) onBegun();
  };
  const later = (
    <TouchButton appearance="secondary" onClick={cancel}>
      {t('common.cancel')}
    </TouchButton>
  );

  return (
    <Section title={t('settings.reset')}>
      <p className={styles.text}>{t('settings.resetText')}</p>
      <div>
        <TouchButton icon={<ArrowResetRegular />} onClick={() => setAsked('what')}>
          {t('settings.resetButton')}
        </TouchButton>
      </div>
      {asked === 'what' && (
        <Modal
          role="alertdialog"
          title={t('reset.title')}
          onEscape={cancel}
          actions={
            <>
              {later}
              <TouchButton appearance="primary" onClick={() => setAsked('sure')}>
                {t('reset.next')}
              </TouchButton>
            </>
          }
        >
          <p className={styles.text}>{t('reset.lost')}</p>
          <Losses view={view} />
          <p className={styles.text}>{t('reset.stays')}</p>
        </Modal>
      )}
      {asked === 'sure' && (
        <Modal
          role="alertdialog"
          title={t('reset.sureTitle')}
          onEscape={cancel}
          actions={
            <>
              {later}
              <TouchButton appearance="primary" onClick={() => void reset()}>
                {t('reset.go')}
              </TouchButton>
            </>
          }
        >
          <p className={styles.text}>{t('reset.sure')}</p>
        </Modal>
      )}
    </Section>
  );
}

/** Steps in which the portal still waits for this device. */
const OPEN_REQUEST: readonly SetupView['step'][] = ['awaitingApproval', 'storingCredentials', 'vaultUnavailable'];

function Losses({ view }: { readonly view: SetupView }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <ul className={styles.list}>
      {view.account !== null && <li>{t('reset.items.account', { upn: view.account.upn })}</li>}
      {view.request !== null && OPEN_REQUEST.includes(view.step) && <li>{t('reset.items.request')}</li>}
      <li>{t('reset.items.keychain')}</li>
      <li>{t('reset.items.preferences')}</li>
      <li>{t('reset.items.portal')}</li>
    </ul>
  );
}
