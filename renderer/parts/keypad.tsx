import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BackspaceRegular } from '@fluentui/react-icons/svg/backspace';
import { useTranslation } from 'react-i18next';
import { TouchButton } from './touch-button';
import { useHold } from './use-hold';

const ROWS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Never below 64 px, and never so high that four rows leave no room for the rest: larger text makes larger digits, not keys. */
const KEY_HEIGHT = 'max(64px, min(3.6rem, 8vh))';

const useStyles = makeStyles({
  keys: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(64px, 8rem))',
    gap: tokens.spacingHorizontalS,
    justifyContent: 'center',
    touchAction: 'manipulation',
    userSelect: 'none',
  },
  key: {
    minHeight: KEY_HEIGHT,
    width: '100%',
    minWidth: 0,
    paddingBlock: 0,
    paddingInline: 0,
    borderRadius: tokens.borderRadiusXLarge,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    // Lit at once and fading slowly: also the shortest tap is seen.
    transitionProperty: 'background-color, border-color, transform',
    transitionDuration: tokens.durationSlow,
    ':active:not(:disabled)': {
      transitionDuration: '0s',
      transform: 'scale(0.97)',
      backgroundColor: tokens.colorBrandBackground2Pressed,
      border: `1px solid ${tokens.colorCompoundBrandStrokePressed}`,
    },
  },
  clear: { fontSize: tokens.fontSizeBase400 },
});

interface KeypadProps {
  readonly disabled?: boolean;
  readonly onDigit: (digit: string) => void;
  readonly onDelete: () => void;
  readonly onClear: () => void;
}

/** Big keys for fingers, as on a phone. A key press leaves the focus where it is, so that keypad and keyboard can be mixed. */
export function Keypad({ disabled = false, onDigit, onDelete, onClear }: KeypadProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { onClick: onDeleteClick, ...holding } = useHold(onDelete, !disabled);
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
      // Windows' ring around a held finger.
      onContextMenu={(event) => event.preventDefault()}
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
        holding={holding}
        onClick={onDeleteClick}
      />
    </div>
  );
}
