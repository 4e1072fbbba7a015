import { Button, type ButtonProps, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { MouseEvent } from 'react';
import type { Holding } from './use-hold';

/** 44 px is the least of WCAG 2.5.5; in rem, so that it grows with the text. */
export const TOUCH_SIZE = '2.75rem';

const useStyles = makeStyles({
  button: {
    minHeight: TOUCH_SIZE,
    minWidth: TOUCH_SIZE,
    paddingInline: tokens.spacingHorizontalXL,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    whiteSpace: 'nowrap',
    maxWidth: 'none',
    '& .fui-Button__icon': { fontSize: '1.5rem', width: '1.5rem', height: '1.5rem' },
  },
  iconOnly: { paddingInline: 0 },
});

type Passed = 'appearance' | 'icon' | 'children' | 'className' | 'disabled' | 'disabledFocusable' | 'aria-label';

type TouchButtonProps = Pick<ButtonProps, Passed> & {
  readonly type?: 'button' | 'submit';
  readonly 'data-intent'?: string;
  readonly onClick?: () => void;
  readonly iconOnly?: boolean;
  /** Takes the second click of a double click too: a key of a keypad. */
  readonly everyClick?: boolean;
  /** What `useHold` listens to. */
  readonly holding?: Omit<Holding, 'onClick'>;
};

/** A button for fingers. The second click of a double click is ignored: it would land on the next step's button. */
export function TouchButton({
  onClick,
  className,
  type = 'button',
  iconOnly = false,
  everyClick = false,
  holding,
  ...props
}: TouchButtonProps) {
  const styles = useStyles();
  return (
    <Button
      {...props}
      {...holding}
      type={type}
      size="large"
      className={mergeClasses(styles.button, iconOnly && styles.iconOnly, className)}
      onClick={(event: MouseEvent<HTMLElement>) => {
        if (everyClick || event.detail <= 1) onClick?.();
      }}
    />
  );
}
