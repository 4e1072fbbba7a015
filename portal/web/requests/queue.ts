import type { DeviceRequest } from '@roomkey/shared/protocol/admin';
import type { RequestQuery } from '../api/requests';
import type { Change } from '../parts/use-address-query';
import type { RequestActionHandler } from './request-actions';
import type { Selection } from './use-selection';

/** What table and cards are given alike. */
export interface QueueProps {
  readonly requests: readonly DeviceRequest[];
  readonly query: RequestQuery;
  readonly selection: Selection;
  /** Null: the role may look only. */
  readonly onDecide: RequestActionHandler | null;
  readonly onChange: (change: Change<RequestQuery>) => void;
}
