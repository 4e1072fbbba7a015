import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BackspaceRegular } from '@fluentui/react-icons/svg/backspace';
import { useTranslation } from 'react-i18next';
import { TouchButton } from './touch-button';

const ROWS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

const useStyles = makeStyles({
  keys: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 6.5rem))',
    gap: tokens.spacingHorizontalS,
    justifyContent: 'center',
  },
  key: {
    minHeight: '3rem',
    width: '100%',
    paddingInline: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
  },
  clear: { fontSize: tokens.fontSizeBase400 },
});

interface KeypadProps {
  readonly disabled?: boolean;
  readonly onDigit: (digit: string) => void;
  readonly onDelete: () => void;
  readonly onClear: () => void;
}

/** Big keys for fingers. A key press leaves the focus where it is, so that keypad and keyboard can be mixed. */
export function Keypad({ disabled = false, onDigit, onDelete, onClear }: KeypadProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const digitKey = (digit: string) => (
    <TouchButton
      key={digit}
      className={styles.key}
      disabled={disabled}
      everyClick
      aria-label={t('keypad.digit', { digit })}
      onClick={() => onDigit(digit)}
    >
      {digit}
    </TouchButton>
  );
  return (
    // A keypad reads the same in every script.
    <div
      role="group"
      aria-label={t('keypad.label')}
      className={styles.keys}
      dir="ltr"
      onMouseDown={(event) => event.preventDefault()}
    >
      {ROWS.map(digitKey)}
      <TouchButton
        className={mergeClasses(styles.key, styles.clear)}
        disabled={disabled}
        aria-label={t('keypad.clearLabel')}
        onClick={onClear}
      >
        {t('keypad.clear')}
      </TouchButton>
      {digitKey('0')}
      <TouchButton
        className={styles.key}
        disabled={disabled}
        everyClick
        icon={<BackspaceRegular />}
        aria-label={t('keypad.delete')}
        onClick={onDelete}
      />
    </div>
  );
}
