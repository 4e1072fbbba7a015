import { Button, makeStyles, mergeClasses, type ButtonProps } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

/** Own: longer than the second tap of a double tap takes, shorter than it takes to read the button. */
const SETTLE_MS = 600;
const useStyles = makeStyles({
  button: { minHeight: '56px', flex: '1 1 0', minWidth: 0 },
  small: { minHeight: '44px' },
});

type Props = ButtonProps & { readonly small?: boolean };

/**
 * A large button that takes no press right after it has appeared: at the same place there was another one, and the press
 * may have been meant for that.
 */
export function SettledButton({ className, disabledFocusable = false, small = false, ...props }: Props) {
  const styles = useStyles();
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setSettled(true);
    }, SETTLE_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, []);
  return (
    <Button
      {...props}
      size={small ? 'medium' : 'large'}
      className={mergeClasses(styles.button, small && styles.small, className)}
      disabledFocusable={disabledFocusable || !settled}
    />
  );
}
