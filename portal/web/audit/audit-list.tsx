/** Audit rows: a table, or cards on a phone; what else is known of each opens below it. */
import {
  Button,
  Card,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import type { AuditEntry } from '@roomkey/shared/protocol/admin';
import { Fragment, useState } from 'react';
import { DateTime } from '../parts/date-time';
import { Facts } from '../parts/facts';
import { useNarrow } from '../parts/use-media';
import { actionText } from './wording';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: { tableLayout: 'auto', minWidth: '800px' },
  header: { fontWeight: tokens.fontWeightSemibold },
  cell: { paddingTop: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalXS, wordBreak: 'break-word' },
  whole: { whiteSpace: 'nowrap' },
  details: { padding: tokens.spacingHorizontalM, backgroundColor: tokens.colorNeutralBackground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  card: { gap: tokens.spacingVerticalXS, wordBreak: 'break-word' },
  quiet: { color: tokens.colorNeutralForeground2 },
  open: { alignSelf: 'flex-start', minHeight: '44px' },
});

const COLUMNS = ['When', 'Who', 'What', 'On what', 'From', 'Details'] as const;

export function AuditList({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = (id: number) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const List = useNarrow() ? AuditCards : AuditTable;
  return <List entries={entries} open={open} onToggle={toggle} />;
}

interface Props {
  readonly entries: readonly AuditEntry[];
  readonly open: ReadonlySet<number>;
  readonly onToggle: (id: number) => void;
}

function AuditTable({ entries, open, onToggle }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.scroll} role="group" aria-label="Audit list" tabIndex={0}>
      <Table aria-label="Audit" size="small" className={styles.table}>
        <TableHeader>
          <TableRow>
            {COLUMNS.map((label) => (
              <TableHeaderCell key={label} className={styles.header}>
                {label}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {entries.map((entry) => (
            <Fragment key={entry.id}>
              <TableRow>
                <TableCell className={styles.whole}>
                  <DateTime iso={entry.at} short />
                </TableCell>
                <TableCell className={styles.cell}>{entry.actor}</TableCell>
                <TableCell className={styles.cell}>{actionText(entry.action)}</TableCell>
                <TableCell className={styles.cell}>{entry.target ?? ''}</TableCell>
                <TableCell className={styles.whole}>{entry.source ?? ''}</TableCell>
                <TableCell>
                  <DetailsButton entry={entry} open={open.has(entry.id)} onToggle={onToggle} />
                </TableCell>
              </TableRow>
              {open.has(entry.id) && (
                <TableRow>
                  <TableCell colSpan={COLUMNS.length} className={styles.details}>
                    <Details entry={entry} />
                  </TableCell>
                </TableRow>
              )}
            </Fragment>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function AuditCards({ entries, open, onToggle }: Props) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label="Audit">
      {entries.map((entry) => (
        <li key={entry.id}>
          <Card className={styles.card}>
            <strong>{actionText(entry.action)}</strong>
            <span>{entry.target ?? ''}</span>
            <span className={styles.quiet}>
              {entry.actor}
              {entry.source !== null && ` from ${entry.source}`}, <DateTime iso={entry.at} short />
            </span>
            <DetailsButton entry={entry} open={open.has(entry.id)} onToggle={onToggle} className={styles.open} />
            {open.has(entry.id) && <Details entry={entry} />}
          </Card>
        </li>
      ))}
    </ul>
  );
}

interface DetailsButtonProps {
  readonly entry: AuditEntry;
  readonly open: boolean;
  readonly onToggle: (id: number) => void;
  readonly className?: string;
}

function DetailsButton({ entry, open, onToggle, className }: DetailsButtonProps) {
  if (Object.keys(entry.details).length === 0) return null;
  return (
    <Button
      appearance="subtle"
      size="small"
      {...(className === undefined ? {} : { className })}
      icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
      aria-expanded={open}
      onClick={() => {
        onToggle(entry.id);
      }}
    >
      Details
    </Button>
  );
}

function Details({ entry }: { readonly entry: AuditEntry }) {
  return <Facts facts={Object.entries(entry.details).map(([name, value]) => [name, valueText(value)] as const)} />;
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
