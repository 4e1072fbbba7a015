/** The dialogs behind the header and behind More that need no PIN. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { SUPPORTED_LOCALES } from '@roomkey/shared/setup/contract/intents';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../bridge-context';
import { type CallError, useAllowed, useConsole } from '../console-context';
import { ErrorMessage } from '../parts/error-message';
import { ClosingDialog } from '../parts/closing-dialog';
import { Modal } from '../parts/modal';
import { TouchButton } from '../parts/touch-button';
import { languageOf } from '../text/texts';
import { toCallError } from '../use-calls';
import { AccessibilityChoices } from './accessibility-choices';
import { Choice } from './choice';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  text: { margin: 0, overflowWrap: 'anywhere' },
});

export interface DialogProps {
  readonly onClose: () => void;
}

export function AccessibilityDialog({ onClose }: DialogProps) {
  const { t } = useTranslation();
  return (
    <ClosingDialog title={t('accessibility.title')} close={t('common.done')} onClose={onClose}>
      <AccessibilityChoices />
    </ClosingDialog>
  );
}

/** Each language under its own name: whoever needs one can read it. */
export function LanguageDialog({ onClose }: DialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { view, send } = useConsole();
  const mayChoose = useAllowed('setLocale');
  return (
    <ClosingDialog title={t('languages.label')} close={t('common.done')} onClose={onClose}>
      <Choice
        legend={t('languages.label')}
        legendHidden
        options={SUPPORTED_LOCALES.map((value) => ({ value, label: t(`languages.${value}`), lang: value }))}
        chosen={languageOf(view.locale)}
        disabled={!mayChoose}
        onChoose={(locale) => void send({ type: 'setLocale', locale })}
      />
      {view.step === 'home' && <p className={styles.text}>{t('languages.temporary')}</p>}
    </ClosingDialog>
  );
}

export function HelpDialog({ onClose }: DialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <ClosingDialog title={t('more.help')} close={t('common.close')} onClose={onClose}>
      <h3 className={styles.heading}>{t('help.problemHeading')}</h3>
      <p className={styles.text}>{t('help.problem')}</p>
      <h3 className={styles.heading}>{t('help.whatHeading')}</h3>
      <p className={styles.text}>{t('agreement.what')}</p>
    </ClosingDialog>
  );
}

export function RestartDialog({ onClose }: DialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const bridge = useBridge();
  const [error, setError] = useState<CallError | null>(null);
  const restart = async () => {
    const result = await bridge.device.restart();
    setError(result.ok ? null : toCallError(result.error));
  };
  return (
    <Modal
      role="alertdialog"
      title={t('restart.title')}
      onEscape={onClose}
      actions={
        <>
          <TouchButton appearance="secondary" onClick={onClose}>
            {t('common.cancel')}
          </TouchButton>
          <TouchButton appearance="primary" onClick={() => void restart()}>
            {t('restart.go')}
          </TouchButton>
        </>
      }
    >
      <p className={styles.text}>{t('restart.text')}</p>
      {error !== null && <ErrorMessage error={{ code: error.code, params: {} }} />}
    </Modal>
  );
}
