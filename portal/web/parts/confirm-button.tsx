import {
  Body1,
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ActFailure } from './states';

interface Props {
  /** What the button on the page says. */
  readonly label: string;
  readonly title: string;
  /** What cannot be taken back. */
  readonly children: ReactNode;
  readonly act: string;
  readonly busy: string;
  /** What the button says that changes nothing. */
  readonly cancel?: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly mutation: Pick<UseMutationResult<unknown, unknown, void>, 'error' | 'isPending' | 'mutate' | 'reset'>;
}

/** A button whose act has consequences that cannot be taken back, so it asks first. */
export function ConfirmButton({
  label,
  title,
  children,
  act,
  busy,
  cancel = 'Keep it',
  open,
  onOpenChange,
  mutation,
}: Props) {
  return (
    <Dialog
      open={open}
      modalType="alert"
      onOpenChange={(_, data) => {
        onOpenChange(data.open);
        mutation.reset();
      }}
    >
      <DialogTrigger disableButtonEnhancement>
        <Button>{label}</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <Body1 block>{children}</Body1>
            <ActFailure error={mutation.error} />
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{cancel}</Button>
            </DialogTrigger>
            <Button
              appearance="primary"
              disabled={mutation.isPending}
              onClick={() => {
                mutation.mutate();
              }}
            >
              {mutation.isPending ? busy : act}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
