import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { OTP_GROUP } from '@roomkey/shared/protocol/otp';
import { type ClipboardEvent, type SyntheticEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { digitsOf, type OtpDigits, type OtpEdit, withGroupText, withoutLast, withSelection } from './otp-digits';
import { useOtpKeys } from './use-otp-keys';

/** Between two digits of a group, in the digits' own size. */
const GAP = '0.28em';

const useStyles = makeStyles({
  label: {
    marginBlockEnd: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  groups: { display: 'flex', gap: tokens.spacingHorizontalS },
  group: {
    flex: '1 1 0',
    minWidth: 0,
    boxSizing: 'border-box',
    height: '3.75rem',
    padding: 0,
    // Four digits and their gaps stand in the middle, from the first on in their places.
    paddingInlineStart: `calc((100cqi - 4ch - 3 * ${GAP}) / 2)`,
    textAlign: 'start',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase600,
    letterSpacing: GAP,
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    border: 'none',
    outlineStyle: 'none',
    '::selection': { backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand },
  },
  box: {
    position: 'relative',
    display: 'flex',
    flex: '1 1 0',
    minWidth: 0,
    containerType: 'inline-size',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    transitionProperty: 'border-color, background-color',
    transitionDuration: tokens.durationFast,
    // A place for each digit, so that an empty group shows how many it takes.
    '::after': {
      content: '""',
      position: 'absolute',
      insetBlockEnd: '0.65rem',
      insetInlineStart: `calc(50% - 2ch - 1.5 * ${GAP})`,
      width: `calc(4ch + 3 * ${GAP})`,
      height: '2px',
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase600,
      backgroundImage: `repeating-linear-gradient(to right, ${tokens.colorNeutralStroke1} 0 1ch, transparent 1ch calc(1ch + ${GAP}))`,
      pointerEvents: 'none',
    },
    ':focus-within': { outline: `0.15rem solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-0.1rem' },
  },
  current: { border: `1px solid ${tokens.colorCompoundBrandStroke}`, boxShadow: tokens.shadow4 },
  right: { border: `1px solid ${tokens.colorStatusSuccessBorder2}` },
  wrong: { border: `1px solid ${tokens.colorStatusDangerBorder2}` },
  selected: { backgroundColor: tokens.colorBrandBackground2 },
  disabled: { border: `1px solid ${tokens.colorNeutralStrokeDisabled}`, boxShadow: 'none' },
  disabledText: { color: tokens.colorNeutralForegroundDisabled },
});

interface OtpFieldProps {
  readonly otp: OtpDigits;
  readonly onEdit: (edit: OtpEdit) => void;
  readonly disabled: boolean;
  /** What the check digit says of a whole code; null as long as it is not whole. */
  readonly verdict: 'right' | 'wrong' | null;
  /** Id of what explains the field or says what is wrong. */
  readonly describedBy: string;
}

/** Four groups of four digits that behave as one field: typing, pasting, deleting and the arrows cross from group to group. */
export function OtpField({ otp, onEdit, disabled, verdict, describedBy }: OtpFieldProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const labelId = useId();
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  // What an input method is composing, not yet ours; `void` where a scanner was faster.
  const [draft, setDraft] = useState<{ readonly group: number; readonly text: string } | null>(null);
  const composing = useRef<'no' | 'yes' | 'void'>('no');
  const pressedInto = useRef(false);
  const { group: caretGroup, from, to } = otp.caret;

  useLayoutEffect(() => {
    // Only someone who is in the field is moved within it: the keypad leaves the focus alone.
    if (composing.current === 'yes' || !hasFocus(inputs.current)) return;
    const input = inputs.current[caretGroup];
    input?.focus();
    if (input?.selectionStart !== from || input.selectionEnd !== to) input?.setSelectionRange(from, to);
  }, [otp.groups, caretGroup, from, to]);

  useOtpKeys({
    disabled,
    edit: onEdit,
    focus: () => {
      if (!hasFocus(inputs.current)) inputs.current[caretGroup]?.focus();
    },
    onScan: () => {
      if (composing.current === 'yes') composing.current = 'void';
      setDraft(null);
    },
  });

  const edited = (group: number) => (event: SyntheticEvent<HTMLInputElement>) => {
    const { value, selectionStart } = event.currentTarget;
    if (composing.current === 'yes') setDraft({ group, text: value });
    else if (composing.current === 'no')
      onEdit((typed) => withGroupText(typed, group, value, selectionStart ?? value.length));
  };
  const composed = (group: number) => (event: SyntheticEvent<HTMLInputElement>) => {
    const wanted = composing.current === 'yes';
    const { value, selectionStart } = event.currentTarget;
    composing.current = 'no';
    setDraft(null);
    if (wanted) onEdit((typed) => withGroupText(typed, group, value, selectionStart ?? value.length));
  };
  const selected = (group: number) => (event: SyntheticEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const [start, end] = [selectionStart ?? 0, selectionEnd ?? 0];
    onEdit((typed) =>
      typed.caret.group === group && typed.caret.from === start && typed.caret.to === end
        ? typed
        : withSelection(typed, group, start, end),
    );
  };
  // The first touch of a full group selects it, so that it can be typed again: nobody hits the gap between two digits.
  const clicked = (group: number) => (event: SyntheticEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    if (pressedInto.current && selectionStart === selectionEnd && value.length === OTP_GROUP)
      onEdit((typed) => withSelection(typed, group, 0, OTP_GROUP));
    pressedInto.current = false;
  };
  const copied = (event: ClipboardEvent) => {
    if (!otp.all) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', digitsOf(otp));
    if (event.type === 'cut') onEdit(withoutLast);
  };

  return (
    <div role="group" aria-labelledby={labelId} onCopy={copied} onCut={copied}>
      <div id={labelId} className={styles.label}>
        {t('otp.label')}
      </div>
      {/* Digits run from left to right in every language. */}
      <div className={styles.groups} dir="ltr">
        {otp.groups.map((digits, group) => (
          <div
            key={group}
            className={mergeClasses(
              styles.box,
              group === caretGroup && styles.current,
              verdict === 'right' && styles.right,
              verdict === 'wrong' && styles.wrong,
              otp.all && styles.selected,
              disabled && styles.disabled,
            )}
          >
            <input
              ref={(input) => {
                inputs.current[group] = input;
              }}
              className={mergeClasses(styles.group, disabled && styles.disabledText)}
              type="text"
              // The keypad stands on the page: the system's own keyboard would cover it.
              inputMode="none"
              autoComplete="off"
              spellCheck={false}
              disabled={disabled}
              value={draft?.group === group ? draft.text : digits}
              aria-label={t('otp.group', { from: group * OTP_GROUP + 1, to: (group + 1) * OTP_GROUP })}
              aria-describedby={describedBy}
              aria-invalid={verdict === 'wrong'}
              onChange={edited(group)}
              onSelect={selected(group)}
              onPointerDown={(event) => {
                pressedInto.current = event.currentTarget !== document.activeElement;
              }}
              onClick={clicked(group)}
              onCompositionStart={() => {
                composing.current = 'yes';
              }}
              onCompositionEnd={composed(group)}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

const hasFocus = (inputs: readonly (HTMLInputElement | null)[]): boolean =>
  inputs.some((input) => input !== null && input === document.activeElement);
