import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { GlobeRegular } from '@fluentui/react-icons/svg/globe';
import { directionOf, type Locale, SUPPORTED_LOCALES, tagOf, textLocaleOf } from '@roomkey/shared/locale/locales';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAllowed, useConsole } from '../../console-context';

const useStyles = makeStyles({
  choice: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingInline: 0,
    marginBlockEnd: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  globe: { fontSize: '1.5rem', color: tokens.colorBrandForeground1 },
  languages: {
    display: 'grid',
    // Two columns beside the steps; as many as fit once a person's text size has put them below each other.
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 11rem), 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  language: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    boxSizing: 'border-box',
    minHeight: '3rem',
    paddingInline: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ':has(:focus-visible)': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '2px',
    },
  },
  chosen: {
    border: `2px solid ${tokens.colorBrandStroke1}`,
    // One pixel less than the others have, for the wider border.
    paddingInline: `calc(${tokens.spacingHorizontalL} - 1px)`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
  },
  // The whole tile takes the finger; what is seen is the tile.
  input: {
    position: 'absolute',
    inset: 0,
    width: '100%',
    height: '100%',
    margin: 0,
    opacity: 0,
    cursor: 'pointer',
  },
  name: { fontFamily: 'var(--fonts)' },
  mark: { flexShrink: 0, fontSize: '1.25rem', color: tokens.colorBrandForeground1 },
});

/** Each language under its own name, in its own script: whoever needs one can read it. Radio buttons, as the system knows them. */
export function LanguageChoice() {
  const styles = useStyles();
  const { t } = useTranslation();
  const mayChoose = useAllowed('setLocale');
  const shown = textLocaleOf(useConsole().view.locale);
  const choose = useChoose();
  const group = useId();
  return (
    <fieldset className={styles.choice} role="radiogroup" disabled={!mayChoose}>
      <legend className={styles.legend}>
        <GlobeRegular className={styles.globe} aria-hidden />
        {t('languages.label')}
      </legend>
      <div className={styles.languages}>
        {SUPPORTED_LOCALES.map((locale) => (
          <label key={locale} className={mergeClasses(styles.language, shown === locale && styles.chosen)}>
            <input
              type="radio"
              name={group}
              value={locale}
              className={styles.input}
              checked={shown === locale}
              onChange={() => choose(locale)}
            />
            <span className={styles.name} lang={tagOf(locale)} dir={directionOf(locale)}>
              {t(`languages.${locale}`)}
            </span>
            {shown === locale && <CheckmarkCircleFilled className={styles.mark} aria-hidden />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Sends the choice. While one is under way others are dropped, so the last of several, by arrow keys, is sent afterwards. */
function useChoose(): (locale: Locale) => void {
  const { send } = useConsole();
  const wanted = useRef<Locale | null>(null);
  const latestSend = useRef(send);
  useEffect(() => {
    latestSend.current = send;
  }, [send]);
  return (locale) => {
    const isUnderWay = wanted.current !== null;
    wanted.current = locale;
    if (!isUnderWay) void sendAll();
  };

  async function sendAll(): Promise<void> {
    let sent: Locale | null = null;
    while (wanted.current !== null && wanted.current !== sent) {
      sent = wanted.current;
      await latestSend.current({ type: 'setLocale', locale: sent });
    }
    wanted.current = null;
  }
}
