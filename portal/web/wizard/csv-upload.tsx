/** The file with the passwords that stay: checked by the portal, row by row, before anybody goes on. */
import {
  Body1,
  Button,
  Link,
  MessageBar,
  MessageBarBody,
  Spinner,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { SignInCsvReport } from '@roomkey/shared/protocol/admin';
import { useRef, useState } from 'react';
import { useCheckCsv, useDownloadTemplate } from '../api/otp-batches';
import { ActFailure } from '../parts/states';
import type { Draft } from './draft';

const useStyles = makeStyles({
  upload: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, alignItems: 'stretch' },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  line: { width: '88px' },
});

interface Props {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

export function CsvUpload({ draft, onChange }: Props) {
  const styles = useStyles();
  const picker = useRef<HTMLInputElement>(null);
  const check = useCheckCsv();
  const template = useDownloadTemplate();
  const [name, setName] = useState('');
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    setName(file.name);
    onChange({ csv: null });
    const text = await file.text();
    const accountIds = [...draft.accounts.keys()];
    check.mutate(
      { accountIds, csv: text },
      {
        onSuccess: ({ rows, problemCount }) => {
          if (problemCount === 0) onChange({ csv: { name: file.name, text, rows } });
        },
      },
    );
  };
  return (
    <div className={styles.upload}>
      <Body1>
        The accounts keep their passwords. The file has the columns UPN and Password, and one row for each selected
        account.{' '}
        <Link
          as="button"
          inline
          onClick={() => {
            template.mutate();
          }}
        >
          Download the template
        </Link>
      </Body1>
      <div className={styles.bar}>
        <input
          ref={picker}
          type="file"
          accept=".csv,text/csv"
          aria-label="CSV file"
          className={styles.unseen}
          tabIndex={-1}
          onChange={(event) => {
            void read(event.target.files?.[0]);
            // The same file, mended, can be chosen again.
            event.target.value = '';
          }}
        />
        <Button onClick={() => picker.current?.click()} disabled={check.isPending}>
          Choose a file
        </Button>
        {check.isPending && <Spinner size="tiny" label={`Checking ${name}…`} />}
      </div>
      <ActFailure error={check.error ?? template.error} />
      {draft.csv !== null && (
        <MessageBar intent="success">
          <MessageBarBody>{`${draft.csv.name}: ${String(draft.csv.rows)} rows, all right.`}</MessageBarBody>
        </MessageBar>
      )}
      {check.data !== undefined && check.data.problemCount > 0 && <Problems name={name} report={check.data} />}
    </div>
  );
}

function Problems({ name, report }: { readonly name: string; readonly report: SignInCsvReport }) {
  const styles = useStyles();
  const { problems, problemCount } = report;
  return (
    <div role="alert">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          {`${name}: ${String(problemCount)} ${problemCount === 1 ? 'problem' : 'problems'}. Nothing was changed. Mend the file and choose it again.`}
        </MessageBarBody>
      </MessageBar>
      <Table aria-label="Problems of the file" size="small">
        <TableHeader>
          <TableRow>
            <TableHeaderCell className={styles.line}>Line</TableHeaderCell>
            <TableHeaderCell className={styles.line}>Column</TableHeaderCell>
            <TableHeaderCell>Problem</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {problems.map(({ line, column, message }, index) => (
            <TableRow key={index}>
              <TableCell className={styles.line}>{line ?? 'File'}</TableCell>
              <TableCell className={styles.line}>{column ?? ''}</TableCell>
              <TableCell>{message}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
