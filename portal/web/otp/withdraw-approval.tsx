import { Body1, Button } from '@fluentui/react-components';
import type { DeviceRequest } from '@roomkey/shared/protocol/admin';
import type { RejectionReason } from '@roomkey/shared/protocol/lists';
import { useState } from 'react';
import { useWithdrawApproval } from '../api/requests';
import { ActDialog } from '../parts/act-dialog';
import { useNotify } from '../parts/use-notify';
import { ReasonField } from './reason-field';

/** Until the console says that it has the credential, an approval can be taken back. */
export function WithdrawApproval({ request }: { readonly request: DeviceRequest }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <div>
        <Button
          onClick={() => {
            setOpen(true);
          }}
        >
          Withdraw the approval
        </Button>
      </div>
      {open && (
        <WithdrawDialog
          request={request}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

interface Props {
  readonly request: DeviceRequest;
  readonly onClose: () => void;
}

function WithdrawDialog({ request, onClose }: Props) {
  const notify = useNotify();
  const [reason, setReason] = useState<RejectionReason | null>(null);
  const [asked, setAsked] = useState(false);
  const withdraw = useWithdrawApproval(request.id, () => {
    notify(`${request.displayName}: approval withdrawn`);
    onClose();
  });
  return (
    <ActDialog
      title={`Withdraw the approval of ${request.displayName}?`}
      act="Withdraw"
      busy={withdraw.isPending}
      error={withdraw.error}
      onAct={() => {
        setAsked(true);
        if (reason !== null) withdraw.mutate(reason);
      }}
      onClose={onClose}
    >
      <Body1>
        The device gets nothing more, and its one-time password ends. If it has fetched the password already, generate a
        new one for this account: the audit list tells.
      </Body1>
      <ReasonField
        reason={reason}
        fault={asked && reason === null ? 'Choose a reason; the console shows it.' : null}
        onChange={setReason}
      />
    </ActDialog>
  );
}
