import { Input, type InputProps, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type RefObject, useEffect, useRef } from 'react';
import { KeyboardButton } from '../keyboard/keyboard-button';
import type { FieldAttributes, KeyboardKind } from '../keyboard/keyboard-fields';
import { hideKeyboard, shownField } from '../keyboard/shown-field';
import { TOUCH_SIZE } from './touch-button';

const useStyles = makeStyles({
  input: {
    width: '100%',
    minWidth: 0,
    minHeight: TOUCH_SIZE,
    height: 'auto',
    fontSize: tokens.fontSizeBase400,
    paddingInlineEnd: 0,
    '& input': { fontSize: tokens.fontSizeBase400, minWidth: 0 },
  },
  after: { display: 'flex' },
});

type TouchInputProps = Omit<InputProps, 'contentAfter' | 'input'> & {
  readonly contentAfter?: React.ReactNode;
  /** A password also while its field shows it. */
  readonly secret?: boolean;
  /** A keypad stands beside it already: the full keyboard comes only when its button is pressed. */
  readonly besideKeypad?: boolean;
  /** Texts that the keyboard on the screen gets a key for. */
  readonly typingHelp?: readonly string[];
};

/** A text field for fingers, with the keyboard on the screen. Addresses and passwords run from left to right in every language. */
export function TouchInput(props: TouchInputProps) {
  const {
    className,
    contentAfter,
    secret = false,
    besideKeypad = false,
    typingHelp = [],
    inputMode,
    ...others
  } = props;
  const { type, disabled = false } = others;
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  useKeyboardEnds(input, disabled);
  const kind = kindFor(type, inputMode);
  const attributes: FieldAttributes = {
    'data-keyboard': kind,
    ...((secret || type === 'password') && { 'data-keyboard-secret': true }),
    ...(besideKeypad && { 'data-keyboard-asked': true }),
    ...(typingHelp.length > 0 && { 'data-keyboard-help': typingHelp.join(' ') }),
  };
  const freeText = kind === 'text' && !secret && type !== 'password';

  return (
    <Input
      {...others}
      size="large"
      // The system's touch keyboard stays away: it would cover this one, and it knows no kiosk.
      inputMode="none"
      input={{ ref: input, dir: freeText ? 'auto' : 'ltr', ...attributes }}
      className={mergeClasses(styles.input, className)}
      contentAfter={{
        className: styles.after,
        // Their press leaves the focus, the caret and the keyboard where they are.
        onMouseDown: (event) => event.preventDefault(),
        children: (
          <>
            {contentAfter}
            <KeyboardButton input={input} disabled={disabled} />
          </>
        ),
      }}
    />
  );
}

function kindFor(type: InputProps['type'], inputMode: InputProps['inputMode']): KeyboardKind {
  if (inputMode === 'numeric') return 'number';
  if (type === 'email') return 'email';
  return type === 'url' ? 'address' : 'text';
}

/** A field that goes, or can't be typed into any more, loses the focus without a word. */
function useKeyboardEnds(input: RefObject<HTMLInputElement | null>, disabled: boolean): void {
  useEffect(() => {
    const field = input.current;
    const end = () => {
      if (field !== null && field === shownField()) hideKeyboard();
    };
    if (disabled) end();
    return end;
  }, [input, disabled]);
}
