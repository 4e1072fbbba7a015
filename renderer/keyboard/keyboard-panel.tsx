import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccentChoice, type Choice } from './accent-choice';
import { useActionFaces } from './action-faces';
import { Key, type KeyPlace } from './key';
import { helpOf, isSecret, kindOf } from './keyboard-fields';
import { capitalOf } from './layouts/accents';
import { type KeySpec, rowsOf } from './rows';
import { KEYBOARD_PART } from './use-keyboard-focus';
import { useNoMouseAfterTouch } from './use-no-mouse-after-touch';
import { useTakenRoom } from './use-taken-room';
import { useTyping } from './use-typing';

const useStyles = makeStyles({
  panel: {
    position: 'fixed',
    zIndex: 1_000,
    insetInline: 0,
    insetBlockEnd: 0,
    boxSizing: 'border-box',
    padding: '6px',
    backgroundColor: tokens.colorNeutralBackground4,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke1,
    boxShadow: tokens.shadow28,
    touchAction: 'none',
  },
  rows: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    maxWidth: '90rem',
    marginInline: 'auto',
  },
  numbers: { maxWidth: '34rem' },
  // By the window's height, not by the size of text: the page needs its half of the window. Never smaller than a finger.
  row: { display: 'flex', gap: '6px', height: 'max(44px, 7vh)' },
});

interface KeyboardPanelProps {
  readonly field: HTMLInputElement;
}

/** The keyboard for one field, in the page's language. Its letters stay where they are also where the page runs from right to left. */
export function KeyboardPanel({ field }: KeyboardPanelProps) {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const locale = i18n.language;
  const panel = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const typing = useTyping(field, locale);
  const actionFace = useActionFaces(field, locale, typing.state);
  const [reachable, setReachable] = useState<KeyPlace>({ row: 0, column: 0 });
  const [choice, setChoice] = useState<Choice | null>(null);
  useTakenRoom(panel, field);
  useNoMouseAfterTouch(panel);
  const kind = kindOf(field);
  const secret = isSecret(field);
  const rows = rowsOf(typing.state, { kind, locale, help: helpOf(field) });

  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      typing.act('hide');
      return;
    }
    const next = placeAfter(event.key, reachable, rows);
    if (next === null) return;
    event.preventDefault();
    setReachable(next);
    panel.current?.querySelector<HTMLElement>(`[data-row="${next.row}"][data-column="${next.column}"]`)?.focus();
  };

  const nameOf = (text: string): string => {
    if (kind === 'number') return t('keypad.digit', { digit: text });
    const small = text.toLowerCase();
    const isCapital = text.length === 1 && text !== small && capitalOf(small) === text;
    return isCapital ? t('keyboard.capital', { letter: text }) : text;
  };
  const key = (spec: KeySpec, row: number, column: number) => {
    const where = {
      width: spec.width,
      place: { row, column },
      reachable: row === reachable.row && column === reachable.column,
    };
    if ('action' in spec) {
      const { action } = spec;
      const { name, face } = actionFace(action);
      return (
        <Key
          key={column}
          {...where}
          action={action}
          name={name}
          look={action === 'enter' ? 'primary' : 'function'}
          repeats={action === 'backspace' || action === 'left' || action === 'right'}
          {...(action === 'shift' && { on: typing.state.shift !== 'off' })}
          onPress={() => typing.act(action)}
        >
          {face}
        </Key>
      );
    }
    const { text, behind } = spec;
    const showBehind = (held: HTMLElement, byKey: boolean) => setChoice({ key: held, text, options: behind, byKey });
    return (
      <Key
        key={column}
        {...where}
        name={nameOf(text)}
        // SECURITY: answers a password read over the shoulder, letter by letter.
        preview={secret || text.length > 1 ? undefined : text}
        onPress={() => typing.type(text)}
        onHold={behind.length > 0 ? showBehind : undefined}
      >
        {text}
      </Key>
    );
  };

  return (
    <div
      ref={panel}
      role="region"
      aria-label={t('keyboard.label')}
      aria-describedby={hintId}
      className={styles.panel}
      dir="ltr"
      {...{ [KEYBOARD_PART]: '' }}
      onKeyDown={walk}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onContextMenu={(event) => event.preventDefault()}
    >
      <span id={hintId} hidden>
        {t('keyboard.hint')}
      </span>
      <div className={mergeClasses(styles.rows, kind === 'number' && styles.numbers)}>
        {rows.map((specs, row) => (
          <div key={row} className={styles.row}>
            {specs.map((spec, column) => key(spec, row, column))}
          </div>
        ))}
        {choice !== null && (
          <AccentChoice
            choice={choice}
            onChoose={(text) => {
              setChoice(null);
              typing.type(text);
            }}
            onClose={() => setChoice(null)}
          />
        )}
      </div>
    </div>
  );
}

/** Where an arrow leads: within the row round its ends, across rows to the key at about the same place. Null for other keys. */
function placeAfter(key: string, { row, column }: KeyPlace, rows: readonly (readonly KeySpec[])[]): KeyPlace | null {
  const length = (at: number) => rows[at]?.length ?? 1;
  const sideways = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (sideways !== undefined) return { row, column: (column + sideways + length(row)) % length(row) };
  const upright = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (upright === undefined) return null;
  const target = (row + upright + rows.length) % rows.length;
  return { row: target, column: Math.round((column / Math.max(1, length(row) - 1)) * (length(target) - 1)) };
}
