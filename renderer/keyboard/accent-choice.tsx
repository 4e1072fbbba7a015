import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SYSTEM_HIGHLIGHT } from './key';

const useStyles = makeStyles({
  choice: {
    position: 'absolute',
    zIndex: 2,
    display: 'flex',
    gap: '0.25rem',
    padding: '0.25rem',
    maxWidth: '100%',
    boxSizing: 'border-box',
    overflowX: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow28,
  },
  option: {
    minWidth: 'max(44px, 7vh)',
    height: 'max(44px, 7vh)',
    flexShrink: 0,
    paddingInline: '0.5rem',
    fontFamily: 'inherit',
    fontSize: 'min(1.4rem, 3.4vh)',
    touchAction: 'none',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `0.15rem solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-0.15rem' },
  },
  under: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    ...SYSTEM_HIGHLIGHT,
  },
});

export interface Choice {
  /** The key that was held. */
  readonly key: HTMLElement;
  readonly text: string;
  readonly options: readonly string[];
  readonly byKey: boolean;
}

interface AccentChoiceProps {
  readonly choice: Choice;
  readonly onChoose: (text: string) => void;
  readonly onClose: () => void;
}

/** What is behind a held key: slide to one and let go, or let go and tap one; by arrows and Enter on another keyboard. */
export function AccentChoice({ choice, onChoose, onClose }: AccentChoiceProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const group = useRef<HTMLDivElement>(null);
  const under = useFinger(choice, group, onChoose, onClose);

  useLayoutEffect(() => {
    const shown = group.current;
    if (shown === null) return;
    placeAbove(shown, choice.key);
    if (choice.byKey) shown.querySelector('button')?.focus();
  }, [choice]);

  const close = () => {
    onClose();
    if (choice.byKey) choice.key.focus();
  };
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key !== 'Escape' && step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (step === undefined) {
      close();
      return;
    }
    const options = [...(group.current?.querySelectorAll('button') ?? [])];
    const at = options.findIndex((option) => option === document.activeElement);
    options[(at + step + options.length) % options.length]?.focus();
  };

  return (
    <div
      ref={group}
      role="group"
      aria-label={t('keyboard.behind', { key: choice.text })}
      className={styles.choice}
      onKeyDown={walk}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {choice.options.map((option) => (
        <button
          key={option}
          type="button"
          tabIndex={-1}
          data-option={option}
          className={mergeClasses(styles.option, under === option && styles.under)}
          onClick={(event) => {
            // A finger chooses by letting go; this is a key, or a screen reader.
            if (event.detail !== 0) return;
            onChoose(option);
            if (choice.byKey) choice.key.focus();
          }}
        >
          {option}
        </button>
      ))}
    </div>
  );
}

/** Above its key, and within the keyboard's width. Letters stay in place in every language, so this is left, not start. */
function placeAbove(group: HTMLElement, key: HTMLElement): void {
  const panel = group.offsetParent?.getBoundingClientRect();
  if (panel === undefined) return;
  const { left, width, top } = key.getBoundingClientRect();
  const wanted = left + width / 2 - panel.left - group.offsetWidth / 2;
  group.style.left = `${Math.max(0, Math.min(wanted, panel.width - group.offsetWidth))}px`;
  group.style.bottom = `${panel.bottom - top + 4}px`;
}

function optionAt({ clientX, clientY }: PointerEvent): string | null {
  const element = document.elementFromPoint(clientX, clientY);
  return element instanceof HTMLElement ? (element.dataset['option'] ?? null) : null;
}

function useFinger(
  { key }: Choice,
  group: React.RefObject<HTMLElement | null>,
  onChoose: (text: string) => void,
  onClose: () => void,
): string | null {
  const [under, setUnder] = useState<string | null>(null);
  const latest = useRef({ onChoose, onClose });
  useEffect(() => {
    latest.current = { onChoose, onClose };
  });
  useEffect(() => {
    const move = (event: PointerEvent) => setUnder(optionAt(event));
    const up = (event: PointerEvent) => {
      const option = optionAt(event);
      if (option !== null) latest.current.onChoose(option);
      else if (!key.contains(document.elementFromPoint(event.clientX, event.clientY))) latest.current.onClose();
    };
    const down = (event: PointerEvent) => {
      if (event.target instanceof Node && group.current?.contains(event.target) !== true) latest.current.onClose();
    };
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointerdown', down, true);
    return () => {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointerdown', down, true);
    };
  }, [key, group]);
  return under;
}
