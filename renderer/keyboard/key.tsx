import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef } from 'react';
import { usePress } from './use-press';

/** Where the person's own colours replace all others, what is down or chosen stands out by the system's colour for that. */
export const SYSTEM_HIGHLIGHT = {
  '@media (forced-colors: active)': {
    forcedColorAdjust: 'none',
    backgroundColor: 'Highlight',
    color: 'HighlightText',
  },
} as const;

const useStyles = makeStyles({
  key: {
    position: 'relative',
    boxSizing: 'border-box',
    minWidth: 0,
    height: '100%',
    flexBasis: 0,
    padding: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    fontFamily: 'inherit',
    // Keys keep their size when the text grows; the letters grow as far as a key has room.
    fontSize: 'min(1.4rem, 3.4vh)',
    whiteSpace: 'nowrap',
    touchAction: 'none',
    userSelect: 'none',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    ':focus-visible': { outline: `0.15rem solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-0.15rem' },
    '& svg': { width: '1.5em', height: '1.5em' },
  },
  function: { backgroundColor: tokens.colorNeutralBackground3, fontSize: 'min(1.1rem, 2.6vh)' },
  primary: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontSize: 'min(1.1rem, 2.6vh)',
    fontWeight: tokens.fontWeightSemibold,
  },
  pressed: {
    backgroundColor: tokens.colorNeutralBackground1Pressed,
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    ...SYSTEM_HIGHLIGHT,
  },
  primaryPressed: { backgroundColor: tokens.colorBrandBackgroundPressed, ...SYSTEM_HIGHLIGHT },
  on: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    ...SYSTEM_HIGHLIGHT,
  },
  words: { fontSize: 'min(1rem, 2.3vh)', overflow: 'hidden', textOverflow: 'ellipsis' },
  preview: {
    '::before': {
      content: 'attr(data-preview) / ""',
      position: 'absolute',
      zIndex: 1,
      insetBlockEnd: 'calc(100% + 0.25rem)',
      minWidth: '100%',
      padding: '0.25rem',
      boxSizing: 'border-box',
      textAlign: 'center',
      fontSize: '1.6em',
      pointerEvents: 'none',
      color: tokens.colorNeutralForeground1,
      backgroundColor: tokens.colorNeutralBackground1,
      border: `1px solid ${tokens.colorNeutralStroke1}`,
      borderRadius: tokens.borderRadiusLarge,
      boxShadow: tokens.shadow16,
    },
  },
  more: {
    '::after': {
      content: '"" / ""',
      position: 'absolute',
      insetBlockStart: '0.25rem',
      // Of the keyboard, which runs from left to right in every language.
      insetInlineEnd: '0.25rem',
      // A border, because it stays where the system takes backgrounds away.
      border: `0.15rem solid ${tokens.colorNeutralForeground3}`,
      borderRadius: tokens.borderRadiusCircular,
    },
  },
});

export interface KeyPlace {
  readonly row: number;
  readonly column: number;
}

interface KeyProps {
  readonly name: string;
  readonly children: ReactNode;
  /** Of a letter key's width. */
  readonly width: number;
  readonly look?: 'function' | 'primary';
  readonly place: KeyPlace;
  /** Of a key that types nothing: what it does, for whoever looks from outside. */
  readonly action?: string;
  /** The one key that Tab reaches; arrows go to the others. */
  readonly reachable: boolean;
  /** Shown large above the finger; never for a secret. */
  readonly preview?: string | undefined;
  /** A key that stays down, such as Shift. */
  readonly on?: boolean;
  readonly repeats?: boolean;
  readonly onPress: () => void;
  /** Shows what is behind the key; `byKey` when it was held down on another keyboard. */
  readonly onHold?: ((key: HTMLElement, byKey: boolean) => void) | undefined;
}

/** One key. By finger it acts when it is let go, by Enter or Space likewise; held, it shows what is behind it. */
export function Key(props: KeyProps) {
  const {
    name,
    children,
    width,
    look,
    place,
    action,
    reachable,
    preview,
    on,
    repeats = false,
    onPress,
    onHold,
  } = props;
  const styles = useStyles();
  const button = useRef<HTMLButtonElement>(null);
  const holdBy = (byKey: boolean) => {
    if (button.current !== null) onHold?.(button.current, byKey);
  };
  const { pressed, onPointerDown } = usePress({
    onPress,
    repeats,
    onHold: onHold === undefined ? undefined : () => holdBy(false),
  });
  const byKeyboard = useHeldKey({ onPress, repeats, onHold: onHold === undefined ? undefined : () => holdBy(true) });

  return (
    <button
      ref={button}
      type="button"
      tabIndex={reachable ? 0 : -1}
      data-row={place.row}
      data-column={place.column}
      data-action={action}
      data-preview={preview}
      aria-label={name}
      aria-pressed={on}
      aria-haspopup={onHold !== undefined || undefined}
      className={mergeClasses(
        styles.key,
        look !== undefined && styles[look],
        typeof children === 'string' && children.length > 1 && look === undefined && styles.words,
        onHold !== undefined && styles.more,
        on === true && styles.on,
        pressed && (look === 'primary' ? styles.primaryPressed : styles.pressed),
        pressed && preview !== undefined && styles.preview,
      )}
      style={{ flexGrow: width }}
      onPointerDown={onPointerDown}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event: MouseEvent) => {
        // Neither by finger nor by key: a screen reader presses it.
        if (event.detail === 0) onPress();
      }}
      {...byKeyboard}
    >
      {children}
    </button>
  );
}

interface HeldKeySetting {
  readonly onPress: () => void;
  readonly onHold: (() => void) | undefined;
  readonly repeats: boolean;
}

function useHeldKey({ onPress, onHold, repeats }: HeldKeySetting) {
  const down = useRef(false);
  const activates = (event: KeyboardEvent) => event.key === 'Enter' || event.key === ' ';
  return {
    onKeyDown: (event: KeyboardEvent) => {
      if (!activates(event)) return;
      event.preventDefault();
      if (event.repeat && repeats) onPress();
      else if (event.repeat && down.current && onHold !== undefined) {
        down.current = false;
        onHold();
      } else if (!event.repeat) down.current = true;
    },
    onKeyUp: (event: KeyboardEvent) => {
      if (!activates(event)) return;
      event.preventDefault();
      if (down.current) onPress();
      down.current = false;
    },
    onBlur: () => {
      down.current = false;
    },
  };
}
