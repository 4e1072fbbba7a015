import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useEffect, type ReactNode } from 'react';
import { useBlocker } from 'react-router';

interface Props {
  /** Something would be lost. */
  readonly active: boolean;
  readonly title: string;
  /** What would be lost. */
  readonly children: ReactNode;
}

/** Asks before another page is opened, and has the browser ask before the tab is closed or loaded again. */
export function LeaveGuard({ active, title, children }: Props) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => active && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!active) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [active]);
  return (
    <Dialog
      open={blocker.state === 'blocked'}
      modalType="alert"
      onOpenChange={(_, { open }) => {
        if (!open) blocker.reset?.();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions>
            <Button onClick={() => blocker.reset?.()}>Stay</Button>
            <Button appearance="primary" onClick={() => blocker.proceed?.()}>
              Leave
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
