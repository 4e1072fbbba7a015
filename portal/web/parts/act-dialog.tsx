import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ActFailure } from './states';

const useStyles = makeStyles({
  content: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
  },
});

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button that acts says; null once there is nothing more to do. */
  readonly act: string | null;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onAct: () => void;
  readonly onClose: () => void;
}

/** A dialog that asks or takes a form, then acts; what the act gave may take the form's place. */
export function ActDialog({ title, children, act, busy, error, onAct, onClose }: Props) {
  const styles = useStyles();
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, { open }) => {
        if (!open && !busy) onClose();
      }}
    >
      <DialogSurface>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (act !== null) onAct();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              {children}
              <ActFailure error={error} />
            </DialogContent>
            <DialogActions>
              <Button type="button" disabled={busy} onClick={onClose}>
                {act === null ? 'Close' : 'Cancel'}
              </Button>
              {act !== null && (
                <Button appearance="primary" type="submit" disabled={busy}>
                  {busy ? 'One moment…' : act}
                </Button>
              )}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
