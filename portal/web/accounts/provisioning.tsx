import { Tooltip, makeStyles, tokens } from '@fluentui/react-components';
import type { ProvisioningStatus } from '@roomkey/shared/protocol/lists';
import { ProvisioningBadge } from '../parts/status-badge';
import { PROVISIONING_TEXTS } from './wording';

const useStyles = makeStyles({
  explained: {
    display: 'inline-flex',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** The provisioning status; hover and focus explain it. */
export function Provisioning({ status }: { readonly status: ProvisioningStatus }) {
  return (
    <Tooltip content={PROVISIONING_TEXTS[status]} relationship="description" withArrow>
      <span tabIndex={0} role="note" className={useStyles().explained}>
        <ProvisioningBadge status={status} />
      </span>
    </Tooltip>
  );
}
