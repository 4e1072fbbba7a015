import { makeStyles, tokens } from '@fluentui/react-components';
import { AccessibilityRegular } from '@fluentui/react-icons/svg/accessibility';
import { GlobeRegular } from '@fluentui/react-icons/svg/globe';
import { PowerRegular } from '@fluentui/react-icons/svg/power';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { useTranslation } from 'react-i18next';
import { ClosingDialog } from '../../parts/closing-dialog';
import { TouchButton } from '../../parts/touch-button';
import type { ConsoleDialogName } from '../../settings/console-dialog';

/** In the order of the real home's More. */
const ENTRIES = [
  { name: 'accessibility', label: 'accessibility.title', icon: <AccessibilityRegular /> },
  { name: 'language', label: 'languages.label', icon: <GlobeRegular /> },
  { name: 'help', label: 'more.help', icon: <QuestionCircleRegular /> },
  { name: 'settings', label: 'more.settings', icon: <SettingsRegular /> },
  { name: 'restart', label: 'more.restart', icon: <PowerRegular /> },
] as const;

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  entry: { width: '100%', justifyContent: 'flex-start', whiteSpace: 'normal', minHeight: '3.25rem' },
});

interface MoreDialogProps {
  readonly onOpen: (name: ConsoleDialogName) => void;
  readonly onClose: () => void;
}

export function MoreDialog({ onOpen, onClose }: MoreDialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <ClosingDialog title={t('home.actions.more')} close={t('common.close')} quiet onClose={onClose}>
      <ul className={styles.list}>
        {ENTRIES.map(({ name, label, icon }) => (
          <li key={name}>
            <TouchButton className={styles.entry} icon={icon} onClick={() => onOpen(name)}>
              {t(label)}
            </TouchButton>
          </li>
        ))}
      </ul>
    </ClosingDialog>
  );
}
