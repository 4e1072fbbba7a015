import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { OTP_GROUP } from '@roomkey/shared/protocol/otp';
import { type KeyboardEvent, type SyntheticEvent, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { GROUPS, type OtpDigits, withCaret, withGroupText, withoutLast, withPasted } from './otp-digits';

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
    minHeight: '3.75rem',
    padding: 0,
    textAlign: 'center',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase600,
    letterSpacing: '0.12em',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusLarge,
    ':focus': { outline: `0.15rem solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-0.1rem' },
    ':disabled': {
      color: tokens.colorNeutralForegroundDisabled,
      border: `1px solid ${tokens.colorNeutralStrokeDisabled}`,
    },
  },
  current: { border: `1px solid ${tokens.colorCompoundBrandStroke}` },
  wrong: { border: `1px solid ${tokens.colorStatusDangerBorder2}` },
});

interface OtpFieldProps {
  readonly otp: OtpDigits;
  readonly onChange: (otp: OtpDigits) => void;
  readonly disabled: boolean;
  readonly wrong: boolean;
  /** Id of what explains the field or says what is wrong. */
  readonly describedBy: string;
}

/** Four groups of four digits that behave as one field: typing, pasting, deleting and the arrows cross from group to group. */
export function OtpField({ otp, onChange, disabled, wrong, describedBy }: OtpFieldProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const labelId = useId();
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const { group: caretGroup, offset } = otp.caret;

  useLayoutEffect(() => {
    // Only someone who is in the field is moved within it: the keypad leaves the focus alone.
    if (!inputs.current.some((input) => input !== null && input === document.activeElement)) return;
    const input = inputs.current[caretGroup];
    input?.focus();
    if (input?.selectionStart === input?.selectionEnd) input?.setSelectionRange(offset, offset);
  }, [otp.groups, caretGroup, offset]);

  useOutsideTyping({
    disabled,
    onKey: () => inputs.current[caretGroup]?.focus(),
    onPaste: (text) => onChange(withPasted(otp, text)),
  });

  const edited = (group: number) => (event: SyntheticEvent<HTMLInputElement>) => {
    const { value, selectionStart } = event.currentTarget;
    onChange(withGroupText(otp, group, value, selectionStart ?? value.length));
  };
  const selected = (group: number) => (event: SyntheticEvent<HTMLInputElement>) => {
    const start = event.currentTarget.selectionStart ?? 0;
    if (group !== caretGroup || start !== offset) onChange(withCaret(otp, group, start));
  };
  const crossed = (group: number) => (event: KeyboardEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    if (selectionStart !== selectionEnd) return;
    const atStart = selectionStart === 0;
    const next = crossing(event.key, atStart, selectionStart === value.length, group, otp);
    if (next === null) return;
    event.preventDefault();
    onChange(next);
  };

  return (
    <div role="group" aria-labelledby={labelId}>
      <div id={labelId} className={styles.label}>
        {t('otp.label')}
      </div>
      {/* Digits run from left to right in every language. */}
      <div className={styles.groups} dir="ltr">
        {otp.groups.map((digits, group) => (
          <input
            key={group}
            ref={(input) => {
              inputs.current[group] = input;
            }}
            className={mergeClasses(
              styles.group,
              group === caretGroup && !disabled && styles.current,
              wrong && styles.wrong,
            )}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            spellCheck={false}
            disabled={disabled}
            value={digits}
            aria-label={t('otp.group', { from: group * OTP_GROUP + 1, to: (group + 1) * OTP_GROUP })}
            aria-describedby={describedBy}
            aria-invalid={wrong}
            onChange={edited(group)}
            onSelect={selected(group)}
            onKeyDown={crossed(group)}
          />
        ))}
      </div>
    </div>
  );
}

/** What a key at the edge of a group does across it; null leaves the key to the group itself. */
function crossing(key: string, atStart: boolean, atEnd: boolean, group: number, otp: OtpDigits): OtpDigits | null {
  if (key === 'Backspace' && atStart && group > 0) return withoutLast(withCaret(otp, group, 0));
  if (key === 'ArrowLeft' && atStart && group > 0) return withCaret(otp, group - 1, otp.groups[group - 1]?.length ?? 0);
  if (key === 'ArrowRight' && atEnd && group < GROUPS - 1) return withCaret(otp, group + 1, 0);
  return null;
}

interface OutsideTyping {
  readonly disabled: boolean;
  readonly onKey: () => void;
  readonly onPaste: (text: string) => void;
}

/** A scanner or a hurried person types without tapping the field first: the field takes it, unless a dialog is open. */
function useOutsideTyping({ disabled, onKey, onPaste }: OutsideTyping): void {
  const latest = useRef({ onKey, onPaste });
  useEffect(() => {
    latest.current = { onKey, onPaste };
  });
  useEffect(() => {
    if (disabled) return undefined;
    const elsewhere = (event: Event) => event.target instanceof Element && event.target.closest('dialog') !== null;
    const keydown = (event: globalThis.KeyboardEvent) => {
      const printable =
        event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (printable && !elsewhere(event) && !(event.target instanceof HTMLInputElement)) latest.current.onKey();
    };
    const paste = (event: ClipboardEvent) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      latest.current.onPaste(event.clipboardData?.getData('text') ?? '');
    };
    document.addEventListener('keydown', keydown);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('keydown', keydown);
      document.removeEventListener('paste', paste);
    };
  }, [disabled]);
}
