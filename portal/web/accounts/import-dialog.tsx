/** Imports a CSV file: first tried without writing, then imported as a whole. */
import {
  Body1,
  Link,
  MessageBar,
  MessageBarBody,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  makeStyles,
} from '@fluentui/react-components';
import { ACCOUNT_CSV_COLUMNS, EXPECTED_DEVICE_CSV_COLUMNS } from '@roomkey/shared/protocol/lists';
import type { CsvImportAnswer } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { useImport, type ImportKind } from '../api/accounts';
import { Facts } from '../parts/facts';
import { FileDrop } from '../parts/file-drop';
import { useNotify } from '../parts/use-notify';
import { ActDialog } from '../parts/act-dialog';

const useStyles = makeStyles({
  problems: { maxHeight: '240px', overflowY: 'auto' },
  line: { width: '64px' },
  column: { width: '150px' },
});

interface Kind {
  readonly title: string;
  readonly what: string;
  readonly template: string;
  readonly fileName: string;
}
const KINDS: Record<ImportKind, Kind> = {
  accounts: {
    title: 'Import accounts',
    what: 'A CSV file that adds and changes resource accounts. UPN, display name, site and location must be in it.',
    template: `${ACCOUNT_CSV_COLUMNS.join(',')}\r\n`,
    fileName: 'resource-accounts-template.csv',
  },
  expectedDevices: {
    title: 'Import expected devices',
    what: 'A CSV file with the serial number, and if you like the model, of the device that each account waits for.',
    template: `${EXPECTED_DEVICE_CSV_COLUMNS.join(',')}\r\n`,
    fileName: 'expected-devices-template.csv',
  },
};

interface Props {
  readonly kind: ImportKind;
  readonly onClose: () => void;
}

export function ImportDialog({ kind, onClose }: Props) {
  const { title, what, template, fileName } = KINDS[kind];
  const notify = useNotify();
  const [file, setFile] = useState<{ readonly name: string; readonly csv: string } | null>(null);
  const [tried, setTried] = useState<CsvImportAnswer | null>(null);
  const load = useImport(kind, (answer, dryRun) => {
    if (dryRun || answer.problemCount > 0) setTried(answer);
    else {
      notify(`Imported: ${String(answer.created)} created, ${String(answer.updated)} updated.`);
      onClose();
    }
  });
  const choose = async (chosen: File) => {
    setTried(null);
    const csv = await chosen.text();
    setFile({ name: chosen.name, csv });
    load.mutate({ csv, dryRun: true });
  };
  const changes = tried === null ? 0 : tried.created + tried.updated;
  const ready = tried !== null && tried.problemCount === 0 && changes > 0;
  return (
    <ActDialog
      title={title}
      act={ready ? `Import ${String(changes)}` : null}
      busy={load.isPending}
      error={load.error}
      onAct={() => {
        if (file !== null) load.mutate({ csv: file.csv, dryRun: false });
      }}
      onClose={onClose}
    >
      <Body1>
        {what} At most 50,000 rows.{' '}
        <Link inline href={`data:text/csv;charset=utf-8,${encodeURIComponent(template)}`} download={fileName}>
          Download the template
        </Link>
      </Body1>
      <FileDrop
        name={file?.name ?? null}
        busy={busyText(load.isPending, tried !== null)}
        onFile={(chosen) => void choose(chosen)}
      />
      {tried !== null && <Tried answer={tried} />}
    </ActDialog>
  );
}

function busyText(busy: boolean, tried: boolean): string | null {
  if (!busy) return null;
  return tried ? 'Importing…' : 'Checking the file…';
}

/** What the import would do, or why it cannot be done. */
function Tried({ answer }: { readonly answer: CsvImportAnswer }) {
  const styles = useStyles();
  const counts = [
    ['Rows', String(answer.rows)],
    ['Created', String(answer.created)],
    ['Updated', String(answer.updated)],
    ['Unchanged', String(answer.unchanged)],
  ] as const;
  if (answer.problemCount === 0) {
    return (
      <div role="status">
        <Facts facts={counts} />
        {answer.created + answer.updated === 0 && <Body1>Everything is so already: there is nothing to import.</Body1>}
      </div>
    );
  }
  const more = answer.problemCount - answer.problems.length;
  return (
    <>
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          {`Nothing was imported. Problems in the file: ${String(answer.problemCount)}.`}
          {more > 0 && ` The first ${String(answer.problems.length)} are below.`}
        </MessageBarBody>
      </MessageBar>
      <div className={styles.problems} tabIndex={0} role="region" aria-label="Problems of the file">
        <Table size="small" aria-label="Problems by line">
          <TableHeader>
            <TableRow>
              <TableHeaderCell className={styles.line}>Line</TableHeaderCell>
              <TableHeaderCell className={styles.column}>Column</TableHeaderCell>
              <TableHeaderCell>Problem</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {answer.problems.map(({ line, column, message }, at) => (
              <TableRow key={at}>
                <TableCell>{line ?? 'File'}</TableCell>
                <TableCell>{column ?? ''}</TableCell>
                <TableCell>{message}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </>
  );
}
