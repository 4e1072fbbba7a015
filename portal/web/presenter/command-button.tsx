import { Button, Spinner, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { DemoCommand } from '@roomkey/shared/protocol/admin';
import type { ReactElement } from 'react';
import type { Command } from '../api/demo';
import { isSame } from './wording';

const useStyles = makeStyles({
  button: {
    minHeight: '44px',
    minWidth: '44px',
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
  },
});

interface Props {
  readonly does: DemoCommand;
  readonly command: Command;
  /** No director: nobody would do it. */
  readonly disabled: boolean;
  readonly icon?: ReactElement;
  /** Where the words on it say too little. */
  readonly label?: string;
  readonly children?: string;
  readonly className?: string;
  readonly primary?: boolean;
}

/** Asks the console for one thing. Others can be asked for meanwhile: whoever wants to stop must not wait. */
export function CommandButton({ does, command, disabled, icon, label, children, className, primary = false }: Props) {
  const styles = useStyles();
  const busy = command.isPending && isSame(command.variables, does);
  return (
    <Button
      className={mergeClasses(styles.button, className)}
      appearance={primary ? 'primary' : 'secondary'}
      disabledFocusable={disabled || busy}
      icon={busy ? <Spinner size="tiny" /> : (icon ?? null)}
      aria-label={label}
      onClick={() => {
        command.mutate(does);
      }}
    >
      {children}
    </Button>
  );
}
