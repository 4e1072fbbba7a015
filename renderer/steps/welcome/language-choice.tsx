import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { SUPPORTED_LOCALES } from '@roomkey/shared/setup/contract/intents';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAllowed, useConsole } from '../../console-context';
import { TOUCH_SIZE } from '../../parts/touch-button';
import { languageOf } from '../../text/texts';

const useStyles = makeStyles({
  choice: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  label: { fontSize: tokens.fontSizeBase300, color: tokens.colorNeutralForeground2 },
  languages: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  language: { minHeight: TOUCH_SIZE, minWidth: '6rem', fontSize: tokens.fontSizeBase300 },
});

/** Each language under its own name: whoever needs one can read it. */
export function LanguageChoice() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { view, send } = useConsole();
  const mayChoose = useAllowed('setLocale');
  const labelId = useId();
  return (
    <div className={styles.choice} role="group" aria-labelledby={labelId}>
      <div id={labelId} className={styles.label}>
        {t('languages.label')}
      </div>
      <div className={styles.languages}>
        {SUPPORTED_LOCALES.map((locale) => (
          <ToggleButton
            key={locale}
            className={styles.language}
            lang={locale}
            size="large"
            shape="rounded"
            appearance={languageOf(view.locale) === locale ? 'primary' : 'secondary'}
            checked={languageOf(view.locale) === locale}
            disabled={!mayChoose}
            onClick={() => void send({ type: 'setLocale', locale })}
          >
            {t(`languages.${locale}`)}
          </ToggleButton>
        ))}
      </div>
    </div>
  );
}
