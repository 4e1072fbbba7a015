import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useCallback, useId, useLayoutEffect, useRef } from 'react';
import { useScrollRoom } from './use-scroll-room';

const useStyles = makeStyles({
  modal: {
    boxSizing: 'border-box',
    width: 'min(100%, 34rem)',
    maxHeight: 'calc(100% - 1rem)',
    margin: 'auto',
    padding: tokens.spacingHorizontalXXL,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow64,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    scrollbarWidth: 'thin',
    scrollbarColor: `${tokens.colorNeutralStrokeAccessible} transparent`,
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
  wide: { width: 'min(100%, 66rem)' },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingBlock: tokens.spacingVerticalM,
  },
  // Always in reach, however long the content is.
  actions: {
    position: 'sticky',
    insetBlockEnd: `calc(-1 * ${tokens.spacingHorizontalXXL})`,
    marginBlockEnd: `calc(-1 * ${tokens.spacingHorizontalXXL})`,
    paddingBlockStart: tokens.spacingVerticalS,
    paddingBlockEnd: tokens.spacingHorizontalXXL,
    backgroundColor: tokens.colorNeutralBackground1,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalM,
  },
  /** What goes on below the buttons fades above them, so that the edge is not taken for the end. */
  fading: {
    '::before': {
      content: '""',
      position: 'absolute',
      insetInline: 0,
      insetBlockEnd: '100%',
      height: '2.5rem',
      pointerEvents: 'none',
      backgroundImage: `linear-gradient(to top, ${tokens.colorNeutralBackground1}, transparent)`,
    },
  },
});

interface ModalProps {
  /** `alertdialog` asks about something that can't be undone. */
  readonly role: 'dialog' | 'alertdialog';
  readonly title: string;
  readonly onEscape: () => void;
  readonly actions: ReactNode;
  /** For much to read: as wide as a step's page. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/**
 * A modal dialog. The browser's own: when it goes away together with its step, the rest of the page is free again at once.
 * Fluent's keeps the page hidden from screen readers in that case, because it is never closed, only removed.
 */
export function Modal({ role, title, onEscape, actions, wide = false, children }: ModalProps) {
  const styles = useStyles();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const { watch, more } = useScrollRoom();
  const take = useCallback(
    (shown: HTMLDialogElement | null) => {
      dialog.current = shown;
      return watch(shown);
    },
    [watch],
  );
  // Before the dialog leaves the document: only then does closing give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);

  return (
    <dialog
      ref={take}
      role={role}
      aria-modal="true"
      aria-labelledby={titleId}
      className={mergeClasses(styles.modal, wide && styles.wide)}
      onCancel={(event) => {
        event.preventDefault();
        onEscape();
      }}
    >
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      <div className={styles.content}>{children}</div>
      <div className={mergeClasses(styles.actions, more && styles.fading)}>{actions}</div>
    </dialog>
  );
}
