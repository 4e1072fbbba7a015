import { useState } from 'react';
import { useRevokeOtp } from '../api/otps';
import { ConfirmButton } from '../parts/confirm-button';
import { useNotify } from '../parts/use-notify';

export function RevokeButton({ otpId, roomName }: { readonly otpId: string; readonly roomName: string }) {
  const [open, setOpen] = useState(false);
  const notify = useNotify();
  const revoke = useRevokeOtp(otpId, () => {
    setOpen(false);
    notify(`${roomName}: OTP revoked`);
  });
  return (
    <ConfirmButton
      label="Revoke OTP"
      title={`Revoke the OTP of ${roomName}?`}
      act="Revoke"
      busy="Revoking…"
      open={open}
      onOpenChange={setOpen}
      mutation={revoke}
    >
      Nobody can set up a console with it any more. This cannot be undone; you can generate a new OTP.
    </ConfirmButton>
  );
}
