/** Operation > Rooms: the consoles that completed their setup. */
import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { RoomQuerySchema } from '@roomkey/shared/protocol/admin';
import { useRooms, type RoomQuery } from '../api/rooms';
import { Ticking } from '../parts/elapsed';
import { PageTitle } from '../parts/page-title';
import { Pager } from '../parts/pager';
import { Panel } from '../parts/panel';
import { SearchField } from '../parts/search-field';
import { Empty, LoadFailure, LoadingRows } from '../parts/states';
import { useAddressQuery, type Change } from '../parts/use-address-query';
import { Rooms } from './room-list';
import { RoomSummary } from './room-summary';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  commands: { display: 'flex', justifyContent: 'flex-end', marginBottom: tokens.spacingVerticalM },
  search: { width: '320px', maxWidth: '100%' },
});

export function RoomsPage() {
  const styles = useStyles();
  const { query, change } = useAddressQuery(RoomQuerySchema);
  const rooms = useRooms(query);
  return (
    <div className={styles.page}>
      <PageTitle title="Rooms" />
      <RoomSummary
        summary={rooms.data?.summary}
        chosen={query.state}
        onChoose={(state) => {
          change({ state });
        }}
      />
      <Panel>
        <div className={styles.commands}>
          <SearchField
            label="Search rooms"
            placeholder="Room, site or device"
            value={query.search}
            className={styles.search}
            onSearch={(search) => {
              change({ search });
            }}
          />
        </div>
        <Content query={query} rooms={rooms} onChange={change} />
      </Panel>
    </div>
  );
}

interface ContentProps {
  readonly query: RoomQuery;
  readonly rooms: ReturnType<typeof useRooms>;
  readonly onChange: (change: Change<RoomQuery>) => void;
}

function Content({ query, rooms, onChange }: ContentProps) {
  if (rooms.data === undefined) {
    return rooms.isError ? (
      <LoadFailure what="The rooms could not be loaded." error={rooms.error} onRetry={rooms.refetch} />
    ) : (
      <LoadingRows label="Loading rooms" />
    );
  }
  const { items, total, now } = rooms.data;
  if (items.length === 0) return <NoRooms query={query} onChange={onChange} />;
  return (
    <Ticking now={now} readAt={rooms.dataUpdatedAt}>
      <Rooms rooms={items} query={query} onChange={onChange} />
      <Pager query={query} total={total} onChange={onChange} />
    </Ticking>
  );
}

function NoRooms({ query, onChange }: Omit<ContentProps, 'rooms'>) {
  if (query.search === '' && query.state === undefined && query.page === 1) {
    return (
      <Empty title="No rooms yet">
        <Body1>When a console has signed in with its account, its room appears here.</Body1>
      </Empty>
    );
  }
  return (
    <Empty title="No room matches">
      <Button
        onClick={() => {
          onChange({ search: '', state: undefined });
        }}
      >
        Show all rooms
      </Button>
    </Empty>
  );
}
