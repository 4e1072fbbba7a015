import type { GeneratedOtp } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { useRegenerateOtp } from '../api/otps';
import { ConfirmButton } from '../parts/confirm-button';

interface Props {
  readonly otpId: string;
  readonly roomName: string;
  readonly onMade: (otp: GeneratedOtp) => void;
}

export function RegenerateButton({ otpId, roomName, onMade }: Props) {
  const [open, setOpen] = useState(false);
  const regenerate = useRegenerateOtp(otpId, onMade);
  return (
    <ConfirmButton
      label="Regenerate OTP"
      title={`Regenerate the OTP of ${roomName}?`}
      act="Regenerate"
      busy="Regenerating…"
      open={open}
      onOpenChange={setOpen}
      mutation={regenerate}
    >
      The present OTP ends at once, also where it was printed or sent. The new one fetches the same password.
    </ConfirmButton>
  );
}
