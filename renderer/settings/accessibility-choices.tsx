import { makeStyles, tokens } from '@fluentui/react-components';
import { MOTIONS, type Preferences, TEXT_SIZES, THEMES } from '@roomkey/shared/ipc/preferences';
import { useTranslation } from 'react-i18next';
import { usePreferencesAccess } from '../preferences-context';
import { Choice } from './choice';

const useStyles = makeStyles({
  choices: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  sample: {
    margin: 0,
    marginBlockStart: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  note: { margin: 0, fontSize: tokens.fontSizeBase300, color: tokens.colorNeutralForeground2 },
});

/** Colours, text size and motion; each choice shows at once. */
export function AccessibilityChoices() {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { preferences, change } = usePreferencesAccess();
  const { theme, textSize, motion, managed, kept } = preferences;
  const percent = new Intl.NumberFormat(`${i18n.language}-u-nu-latn`, { style: 'percent' });
  const choose = (wanted: Partial<Preferences>) => void change(wanted);
  const note = (name: keyof Preferences) =>
    managed.includes(name) && <p className={styles.note}>{t('accessibility.managed')}</p>;

  return (
    <div className={styles.choices}>
      <div>
        <Choice
          legend={t('accessibility.theme')}
          options={THEMES.map((value) => ({ value, label: t(`accessibility.themes.${value}`) }))}
          chosen={theme}
          disabled={managed.includes('theme')}
          onChoose={(value) => choose({ theme: value })}
        />
        {note('theme')}
      </div>
      <div>
        <Choice
          legend={t('accessibility.textSize')}
          options={TEXT_SIZES.map((value) => ({ value, label: percent.format(value / 100) }))}
          chosen={textSize}
          disabled={managed.includes('textSize')}
          onChoose={(value) => choose({ textSize: value })}
        />
        {note('textSize')}
        <p className={styles.sample}>{t('accessibility.sample')}</p>
      </div>
      <div>
        <Choice
          legend={t('accessibility.motion')}
          options={MOTIONS.map((value) => ({ value, label: t(`accessibility.motions.${value}`) }))}
          chosen={motion}
          disabled={managed.includes('motion')}
          onChoose={(value) => choose({ motion: value })}
        />
        {note('motion')}
      </div>
      {!kept && (
        <p role="status" className={styles.note}>
          {t('accessibility.notKept')}
        </p>
      )}
    </div>
  );
}
