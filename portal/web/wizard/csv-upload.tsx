/** The file with the passwords that stay: checked by the portal, row by row, before anybody goes on. */
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
  tokens,
} from '@fluentui/react-components';
import type { SignInCsvReport } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { useCheckCsv, useDownloadTemplate } from '../api/otp-batches';
import { FileDrop } from '../parts/file-drop';
import { ActFailure } from '../parts/states';
import type { Draft, DraftChange } from './draft';

const useStyles = makeStyles({
  upload: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, alignItems: 'stretch' },
  line: { width: '72px' },
  // Addresses are long, and a phone is narrow.
  message: { overflowWrap: 'anywhere' },
});

interface Props {
  readonly draft: Draft;
  readonly onChange: DraftChange;
}

export function CsvUpload({ draft, onChange }: Props) {
  const styles = useStyles();
  const check = useCheckCsv();
  const template = useDownloadTemplate();
  const [name, setName] = useState('');
  const read = async (file: File) => {
    setName(file.name);
    onChange(() => ({ csv: null }));
    const text = await file.text();
    const accountIds = [...draft.accounts.keys()];
    check.mutate(
      { accountIds, csv: text },
      {
        onSuccess: ({ rows, problemCount }) => {
          if (problemCount === 0) onChange(() => ({ csv: { name: file.name, text, rows } }));
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
      <FileDrop
        name={draft.csv?.name ?? null}
        busy={check.isPending ? `Checking ${name}…` : null}
        onFile={(file) => void read(file)}
      />
      <ActFailure error={check.error ?? template.error} />
      {draft.csv !== null && (
        <MessageBar intent="success">
          <MessageBarBody>{`${draft.csv.name}: ${draft.csv.rows === 1 ? '1 row' : `${String(draft.csv.rows)} rows`}, all right.`}</MessageBarBody>
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
        <MessageBarBody className={styles.message}>
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
              <TableCell className={styles.message}>{message}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
