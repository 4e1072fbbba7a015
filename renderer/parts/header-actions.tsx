import { makeStyles, tokens } from '@fluentui/react-components';
import { AccessibilityRegular } from '@fluentui/react-icons/svg/accessibility';
import { GlobeRegular } from '@fluentui/react-icons/svg/globe';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConsoleContext } from '../console-context';
import { ConsoleDialog, type ConsoleDialogName } from '../settings/console-dialog';
import { languageOf } from '../text/texts';
import { TouchButton } from './touch-button';

const useStyles = makeStyles({
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalXS,
    marginInlineStart: 'auto',
  },
  language: { paddingInline: tokens.spacingHorizontalM },
});

/** On every screen: how it looks, its language, and the settings. */
export function HeaderActions() {
  const styles = useStyles();
  const { t } = useTranslation();
  const [open, setOpen] = useState<ConsoleDialogName | null>(null);
  const locale = use(ConsoleContext)?.view.locale ?? null;
  return (
    <div role="group" aria-label={t('header.label')} className={styles.actions}>
      {locale !== null && (
        <TouchButton
          appearance="subtle"
          className={styles.language}
          icon={<GlobeRegular />}
          aria-label={`${t('languages.label')}: ${t(`languages.${languageOf(locale)}`)}`}
          onClick={() => setOpen('language')}
        >
          {t(`languages.${languageOf(locale)}`)}
        </TouchButton>
      )}
      <TouchButton
        appearance="subtle"
        iconOnly
        icon={<AccessibilityRegular />}
        aria-label={t('accessibility.title')}
        onClick={() => setOpen('accessibility')}
      />
      {locale !== null && (
        <TouchButton
          appearance="subtle"
          iconOnly
          icon={<SettingsRegular />}
          aria-label={t('more.settings')}
          onClick={() => setOpen('settings')}
        />
      )}
      <ConsoleDialog name={open} onClose={() => setOpen(null)} />
    </div>
  );
}
