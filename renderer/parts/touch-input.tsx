import { Input, type InputProps, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { TOUCH_SIZE } from './touch-button';

const useStyles = makeStyles({
  input: {
    minHeight: TOUCH_SIZE,
    height: 'auto',
    fontSize: tokens.fontSizeBase400,
    '& input': { fontSize: tokens.fontSizeBase400 },
  },
});

/** A text field for fingers. Addresses and passwords run from left to right in every language. */
export function TouchInput({ className, ...props }: InputProps) {
  const styles = useStyles();
  return <Input {...props} size="large" input={{ dir: 'ltr' }} className={mergeClasses(styles.input, className)} />;
}
