import { Button, Select, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, DismissRegular } from '@fluentui/react-icons';
import { RequestQuerySchema, type DeviceRequest } from '@roomkey/shared/protocol/admin';
import { DEVICE_MATCHES } from '@roomkey/shared/protocol/lists';
import type { RequestQuery } from '../api/requests';
import { SearchField } from '../parts/search-field';
import type { Change } from '../parts/use-address-query';
import { useNarrow } from '../parts/use-media';
import { MATCH_LABELS } from './match-badge';
import type { RequestActionHandler } from './request-actions';

const useStyles = makeStyles({
  commands: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalM,
  },
  button: { minHeight: '44px', flexGrow: 1 },
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginLeft: 'auto',
    maxWidth: '100%',
  },
  match: { width: '220px', maxWidth: '100%' },
  search: { width: '260px', maxWidth: '100%' },
});

interface Props {
  readonly query: RequestQuery;
  readonly selected: readonly DeviceRequest[];
  readonly onChange: (change: Change<RequestQuery>) => void;
  /** Null: the role may look only. */
  readonly onDecide: RequestActionHandler | null;
}

export function QueueCommands({ query, selected, onChange, onDecide }: Props) {
  const styles = useStyles();
  const button = useNarrow() ? { className: styles.button } : {};
  const none = selected.length === 0;
  const number = none ? '' : ` (${String(selected.length)})`;
  return (
    <div className={styles.commands}>
      {onDecide !== null && (
        <>
          <Button
            {...button}
            appearance="primary"
            icon={<CheckmarkRegular />}
            disabledFocusable={none}
            onClick={() => {
              onDecide('approve', selected);
            }}
          >
            Approve selected{number}
          </Button>
          <Button
            {...button}
            icon={<DismissRegular />}
            disabledFocusable={none}
            onClick={() => {
              onDecide('reject', selected);
            }}
          >
            Reject selected{number}
          </Button>
        </>
      )}
      <div className={styles.filters}>
        <Select
          aria-label="Device"
          className={styles.match}
          value={query.match ?? ''}
          onChange={(_, { value }) => {
            onChange({ match: value === '' ? undefined : RequestQuerySchema.shape.match.parse(value) });
          }}
        >
          <option value="">All devices</option>
          {DEVICE_MATCHES.map((match) => (
            <option key={match} value={match}>
              {MATCH_LABELS[match]}
            </option>
          ))}
        </Select>
        <SearchField
          label="Search requests"
          placeholder="Room, site, serial number or code"
          value={query.search}
          className={styles.search}
          onSearch={(search) => {
            onChange({ search });
          }}
        />
      </div>
    </div>
  );
}
