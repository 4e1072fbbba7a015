import type { RoomList } from '@roomkey/shared/protocol/admin';
import { ROOM_STATES, type RoomState } from '@roomkey/shared/protocol/lists';
import { Counters } from '../parts/counters';

interface Props {
  readonly summary: RoomList['summary'] | undefined;
  readonly chosen: RoomState | undefined;
  readonly onChoose: (state: RoomState | undefined) => void;
}

/** Counts over all rooms, whatever the list shows. */
export function RoomSummary({ summary, chosen, onChoose }: Props) {
  const all = summary === undefined ? undefined : ROOM_STATES.reduce((sum, state) => sum + summary[state], 0);
  const counterOf = (state: RoomState | undefined, label: string, count: number | undefined) => ({
    label,
    count,
    chosen: chosen === state,
    onChoose: () => {
      onChoose(state);
    },
  });
  const counters = [
    counterOf(undefined, 'All rooms', all),
    ...ROOM_STATES.map((state) => counterOf(state, state, summary?.[state])),
  ];
  return <Counters label="Show rooms by state" counters={counters} />;
}
