/** Whether the device is the one that the account expects: a word and a picture, never colour alone. */
import { Badge, Tooltip, makeStyles } from '@fluentui/react-components';
import { CheckmarkCircleRegular, ErrorCircleRegular, QuestionCircleRegular } from '@fluentui/react-icons';
import type { DeviceRequest } from '@roomkey/shared/protocol/admin';
import type { DeviceMatch } from '@roomkey/shared/protocol/lists';
import type { ReactElement } from 'react';

const useStyles = makeStyles({
  badge: { height: 'auto', minHeight: '20px', textAlign: 'left', alignSelf: 'flex-start' },
});

interface Wording {
  readonly label: string;
  readonly color: 'success' | 'danger' | 'warning';
  readonly icon: ReactElement;
}

export const MATCH_LABELS: Record<DeviceMatch, string> = {
  match: 'Expected device',
  mismatch: 'Not the expected device',
  incomplete: 'Device did not report enough',
  none: 'No expectation',
};

const WORDING: Record<Exclude<DeviceMatch, 'none'>, Wording> = {
  match: { label: MATCH_LABELS.match, color: 'success', icon: <CheckmarkCircleRegular /> },
  mismatch: { label: MATCH_LABELS.mismatch, color: 'danger', icon: <ErrorCircleRegular /> },
  incomplete: { label: MATCH_LABELS.incomplete, color: 'warning', icon: <QuestionCircleRegular /> },
};

/** Nothing where the account expects no device in particular. */
export function MatchBadge({ request }: { readonly request: Pick<DeviceRequest, 'match' | 'expectedDevice'> }) {
  const styles = useStyles();
  if (request.match === 'none') return null;
  const { label, color, icon } = WORDING[request.match];
  return (
    <Tooltip content={expectation(request.expectedDevice)} relationship="description">
      <Badge
        appearance={color === 'danger' ? 'filled' : 'tint'}
        shape="rounded"
        color={color}
        icon={icon}
        className={styles.badge}
        tabIndex={0}
        role="note"
      >
        {label}
      </Badge>
    </Tooltip>
  );
}

function expectation(device: DeviceRequest['expectedDevice']): string {
  if (device === null) return '';
  return `Expected: serial number ${device.serial}, ${device.model ?? 'any model'}`;
}

/** The portal approves these only for somebody who says that it is meant. */
export function isDoubtful({ match }: Pick<DeviceRequest, 'match'>): boolean {
  return match === 'mismatch' || match === 'incomplete';
}
