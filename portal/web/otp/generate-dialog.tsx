/** Generates one OTP for one account: choose, then see it. */
import { Dialog, DialogSurface } from '@fluentui/react-components';
import type { Account } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { useGenerateOtp } from '../api/otps';
import { GenerateForm } from './generate-form';
import { GeneratedOtpView } from './generated-otp-view';

interface Props {
  /** Chosen already; without it the dialog asks which account. */
  readonly account?: Account;
  readonly onClose: () => void;
}

export function GenerateDialog({ account: given, onClose }: Props) {
  const [account, setAccount] = useState<Account | null>(given ?? null);
  const generate = useGenerateOtp();
  return (
    <Dialog
      open
      onOpenChange={(_, { open, type }) => {
        // A click beside the dialog must not lose an OTP that was just generated.
        const losesOtp = type === 'backdropClick' && generate.data !== undefined;
        if (!open && !losesOtp) onClose();
      }}
    >
      <DialogSurface>
        {generate.data === undefined ? (
          <GenerateForm
            account={account}
            onAccount={given === undefined ? setAccount : undefined}
            generate={generate}
            onClose={onClose}
          />
        ) : (
          <GeneratedOtpView roomName={account?.displayName ?? ''} generated={generate.data} onClose={onClose} />
        )}
      </DialogSurface>
    </Dialog>
  );
}
