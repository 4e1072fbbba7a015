/** Settings > Audit: who did what, when and from where. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, ArrowDownloadRegular } from '@fluentui/react-icons';
import { AuditQuerySchema } from '@roomkey/shared/protocol/admin';
import { auditExport, useAudit, type AuditQuery } from '../api/audit';
import { PageTitle } from '../parts/page-title';
import { Pager } from '../parts/pager';
import { Panel } from '../parts/panel';
import { Empty, LoadFailure, LoadingRows } from '../parts/states';
import { useAddressQuery, type Change } from '../parts/use-address-query';
import { AuditFilters } from './audit-filters';
import { AuditList } from './audit-list';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  top: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  commands: { display: 'flex', gap: tokens.spacingHorizontalS },
});

export function AuditPage() {
  const styles = useStyles();
  const { query, change } = useAddressQuery(AuditQuerySchema);
  const audit = useAudit(query);
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <PageTitle title="Audit" />
        <div className={styles.commands}>
          <Button icon={<ArrowClockwiseRegular />} disabled={audit.isFetching} onClick={() => void audit.refetch()}>
            Refresh
          </Button>
          <Button as="a" icon={<ArrowDownloadRegular />} href={auditExport(query)} download="roomkey-audit.csv">
            Export CSV
          </Button>
        </div>
      </div>
      <Panel>
        <AuditFilters query={query} actions={audit.data?.actions ?? []} onChange={change} />
        <Content query={query} audit={audit} onChange={change} />
      </Panel>
    </div>
  );
}

interface ContentProps {
  readonly query: AuditQuery;
  readonly audit: ReturnType<typeof useAudit>;
  readonly onChange: (change: Change<AuditQuery>) => void;
}

const NO_FILTER = {
  search: '',
  actor: undefined,
  action: undefined,
  target: undefined,
  from: undefined,
  until: undefined,
} as const;

function Content({ query, audit, onChange }: ContentProps) {
  if (audit.data === undefined) {
    return audit.isError ? (
      <LoadFailure what="The audit list could not be loaded." error={audit.error} onRetry={audit.refetch} />
    ) : (
      <LoadingRows label="Loading the audit list" />
    );
  }
  const { items, total } = audit.data;
  if (items.length === 0) {
    return (
      <Empty title="Nothing matches">
        <Button
          onClick={() => {
            onChange(NO_FILTER);
          }}
        >
          Show everything
        </Button>
      </Empty>
    );
  }
  return (
    <>
      <AuditList entries={items} />
      <Pager query={query} total={total} onChange={onChange} />
    </>
  );
}
