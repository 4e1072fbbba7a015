import { Badge, Tooltip, makeStyles } from '@fluentui/react-components';
import type { RoomState } from '@roomkey/shared/protocol/lists';
import { ROOM_STATE_TEXTS, ROOM_STATE_TONES } from './wording';

const useStyles = makeStyles({ badge: { whiteSpace: 'nowrap' } });

/** The state, explained to whoever points at it or comes by with the keyboard. */
export function RoomStateBadge({ state }: { readonly state: RoomState }) {
  return (
    <Tooltip content={ROOM_STATE_TEXTS[state]} relationship="description">
      <Badge
        appearance="tint"
        shape="rounded"
        color={ROOM_STATE_TONES[state]}
        className={useStyles().badge}
        tabIndex={0}
        role="note"
      >
        {state}
      </Badge>
    </Tooltip>
  );
}
