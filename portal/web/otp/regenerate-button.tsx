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
import type { GeneratedOtp } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { useRegenerateOtp } from '../api/otps';
import { ActFailure } from '../parts/states';

interface Props {
  readonly otpId: string;
  readonly roomName: string;
  readonly onMade: (otp: GeneratedOtp) => void;
}

/** The OTP before it ends at once, on every sheet that was printed: so it asks first. */
export function RegenerateButton({ otpId, roomName, onMade }: Props) {
  const [open, setOpen] = useState(false);
  const regenerate = useRegenerateOtp(otpId, onMade);
  return (
    <Dialog
      open={open}
      modalType="alert"
      onOpenChange={(_, data) => {
        setOpen(data.open);
        regenerate.reset();
      }}
    >
      <DialogTrigger disableButtonEnhancement>
        <Button>Regenerate OTP</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Regenerate the OTP of {roomName}?</DialogTitle>
          <DialogContent>
            <p>
              The present OTP ends at once, also where it was printed or sent. The new one fetches the same password.
            </p>
            <ActFailure error={regenerate.error} />
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>Keep it</Button>
            </DialogTrigger>
            <Button
              appearance="primary"
              disabled={regenerate.isPending}
              onClick={() => {
                regenerate.mutate();
              }}
            >
              {regenerate.isPending ? 'Regenerating…' : 'Regenerate'}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
