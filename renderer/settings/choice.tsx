import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { type ReactNode, useId } from 'react';
import { TOUCH_SIZE } from '../parts/touch-button';

const useStyles = makeStyles({
  group: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: {
    padding: 0,
    marginBlockEnd: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  options: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  // More than a line of them is a table, not a ragged text.
  many: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 9rem), 1fr))' },
  option: {
    position: 'relative',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: TOUCH_SIZE,
    minWidth: TOUCH_SIZE,
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalL,
    border: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    cursor: 'pointer',
    ':has(:checked)': {
      border: `2px solid ${tokens.colorCompoundBrandStroke}`,
      backgroundColor: tokens.colorBrandBackground2,
      color: tokens.colorNeutralForeground1,
    },
    ':has(:focus-visible)': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '2px',
    },
    ':has(:disabled)': { cursor: 'not-allowed', color: tokens.colorNeutralForeground2 },
  },
  input: { position: 'absolute', inset: 0, margin: 0, opacity: 0, cursor: 'inherit' },
  // Kept free where it is not the chosen one, so that nothing moves when it becomes that.
  mark: { flexShrink: 0, fontSize: '1.25rem', visibility: 'hidden' },
  chosen: { visibility: 'visible' },
});

/** The most options that stand in one line. */
const ONE_LINE = 5;

interface ChoiceProps<T extends string | number> {
  readonly legend: string;
  /** Only for screen readers, where a title above says the same. */
  readonly legendHidden?: boolean;
  readonly options: readonly { readonly value: T; readonly label: ReactNode; readonly lang?: string }[];
  readonly chosen: T;
  readonly disabled?: boolean;
  readonly onChoose: (value: T) => void;
}

/** One of a few, for fingers: radio buttons that look like buttons. Arrow keys move, as with any radio buttons. */
export function Choice<T extends string | number>({
  legend,
  legendHidden = false,
  options,
  chosen,
  disabled = false,
  onChoose,
}: ChoiceProps<T>) {
  const styles = useStyles();
  const name = useId();
  return (
    <fieldset className={styles.group} disabled={disabled}>
      <legend className={legendHidden ? 'visually-hidden' : styles.legend}>{legend}</legend>
      <div className={mergeClasses(styles.options, options.length > ONE_LINE && styles.many)}>
        {options.map(({ value, label, lang }) => (
          <label key={value} className={styles.option} lang={lang}>
            <input
              type="radio"
              name={name}
              className={styles.input}
              checked={value === chosen}
              onChange={() => onChoose(value)}
            />
            <CheckmarkRegular className={mergeClasses(styles.mark, value === chosen && styles.chosen)} aria-hidden />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
