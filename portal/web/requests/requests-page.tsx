/** Planning > Awaiting OTP Approval: every device that waits for an administrator. It renews itself. */
import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { RequestQuerySchema } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { useQueue, useWaiting, type RequestQuery } from '../api/requests';
import { Ticking } from '../parts/elapsed';
import { PageTitle } from '../parts/page-title';
import { Pager } from '../parts/pager';
import { Panel } from '../parts/panel';
import { Empty, LoadFailure, LoadingRows } from '../parts/states';
import { useAddressQuery, type Change } from '../parts/use-address-query';
import { useNarrow } from '../parts/use-media';
import { useMay } from '../session/signed-in';
import { DecisionDialog, type Decided } from './decision-dialog';
import { NotifyToggle } from './notify-toggle';
import { QueueCommands } from './queue-commands';
import { RequestCards } from './request-cards';
import { RequestTable } from './request-table';
import { SelectEverywhere } from './select-everywhere';
import { useSelection } from './use-selection';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  top: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  names: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function RequestsPage() {
  const styles = useStyles();
  const waiting = useWaiting().data?.total ?? 0;
  const { query, change } = useAddressQuery(RequestQuerySchema);
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <div className={styles.names}>
          <PageTitle title="Awaiting OTP Approval" waiting={waiting} />
          <Body1 className={styles.quiet}>Devices on which an OTP was entered. New ones appear by themselves.</Body1>
        </div>
        <NotifyToggle />
      </div>
      <Panel>
        <Queue query={query} onChange={change} />
      </Panel>
    </div>
  );
}

interface QueueProps {
  readonly query: RequestQuery;
  readonly onChange: (change: Change<RequestQuery>) => void;
}

function Queue({ query, onChange }: QueueProps) {
  const queue = useQueue(query);
  const narrow = useNarrow();
  const mayDecide = useMay('requests.decide');
  const selection = useSelection(queue.data?.items ?? []);
  const [deciding, setDeciding] = useState<Decided | null>(null);
  if (queue.data === undefined) {
    return queue.isError ? (
      <LoadFailure what="The requests could not be loaded." error={queue.error} onRetry={queue.refetch} />
    ) : (
      <LoadingRows label="Loading requests" rows={4} />
    );
  }
  const { items, total, now } = queue.data;
  const List = narrow ? RequestCards : RequestTable;
  const decide = (verdict: Decided['verdict'], requests: Decided['requests']) => {
    setDeciding({ verdict, requests });
  };
  return (
    <>
      <QueueCommands
        query={query}
        onChange={onChange}
        selected={selection.selected}
        onDecide={mayDecide ? decide : null}
      />
      {items.length === 0 ? (
        <NothingWaits query={query} onChange={onChange} />
      ) : (
        <Ticking now={now} readAt={queue.dataUpdatedAt}>
          <SelectEverywhere query={query} total={total} shown={items.length} selection={selection} />
          <List
            requests={items}
            query={query}
            selection={selection}
            onDecide={mayDecide ? decide : null}
            onChange={onChange}
          />
          <Pager query={query} total={total} onChange={onChange} />
        </Ticking>
      )}
      {deciding !== null && (
        <DecisionDialog
          {...deciding}
          onDecided={selection.clear}
          onClose={() => {
            setDeciding(null);
          }}
        />
      )}
    </>
  );
}

function NothingWaits({ query, onChange }: QueueProps) {
  if (query.search === '' && query.match === undefined && query.page === 1) {
    return (
      <Empty title="Nothing awaits approval">
        <Body1>When somebody enters an OTP on a console, the request appears here.</Body1>
      </Empty>
    );
  }
  return (
    <Empty title="No request matches">
      <Button
        onClick={() => {
          onChange({ search: '', match: undefined });
        }}
      >
        Show all requests
      </Button>
    </Empty>
  );
}
