import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useRevokeOtp } from '../api/otps';
import { ActFailure } from '../parts/states';
import { useNotify } from '../parts/use-notify';

/** Revoking cannot be taken back, so it asks first. */
export function RevokeButton({ otpId, roomName }: { readonly otpId: string; readonly roomName: string }) {
  const [open, setOpen] = useState(false);
  const notify = useNotify();
  const revoke = useRevokeOtp(otpId, () => {
    setOpen(false);
    notify(`${roomName}: OTP revoked`);
  });
  return (
    <Dialog
      open={open}
      modalType="alert"
      onOpenChange={(_, data) => {
        setOpen(data.open);
        revoke.reset();
      }}
    >
      <DialogTrigger disableButtonEnhancement>
        <Button>Revoke OTP</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Revoke the OTP of {roomName}?</DialogTitle>
          <DialogContent>
            <p>Nobody can set up a console with it any more. This cannot be undone; you can generate a new OTP.</p>
            <ActFailure error={revoke.error} />
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>Keep it</Button>
            </DialogTrigger>
            <Button
              appearance="primary"
              disabled={revoke.isPending}
              onClick={() => {
                revoke.mutate();
              }}
            >
              {revoke.isPending ? 'Revoking…' : 'Revoke'}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
