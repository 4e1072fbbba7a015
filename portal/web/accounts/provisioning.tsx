import type { ProvisioningStatus } from '@roomkey/shared/protocol/lists';
import { Explained } from '../parts/explained';
import { ProvisioningBadge } from '../parts/status-badge';
import { PROVISIONING_TEXTS } from './wording';

/** The provisioning status; hover and focus explain it. */
export function Provisioning({ status }: { readonly status: ProvisioningStatus }) {
  return (
    <Explained explanation={PROVISIONING_TEXTS[status]}>
      <ProvisioningBadge status={status} />
    </Explained>
  );
}
