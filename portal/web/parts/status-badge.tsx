import { Badge, makeStyles } from '@fluentui/react-components';
import type { ProvisioningStatus, ReadinessStatus } from '@roomkey/shared/protocol/lists';
import { PROVISIONING_TONES, READINESS_TONES } from '../accounts/wording';

const useStyles = makeStyles({ badge: { whiteSpace: 'nowrap' } });

/** Colour repeats what the words say; it never stands alone. */
export function ProvisioningBadge({ status }: { readonly status: ProvisioningStatus }) {
  return (
    <Badge appearance="tint" shape="rounded" color={PROVISIONING_TONES[status]} className={useStyles().badge}>
      {status}
    </Badge>
  );
}

export function ReadinessBadge({ status }: { readonly status: ReadinessStatus }) {
  return (
    <Badge appearance="tint" shape="rounded" color={READINESS_TONES[status]} className={useStyles().badge}>
      {status}
    </Badge>
  );
}
