import {
  Body1,
  Button,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useApiTokens, type ApiToken } from '../api/users';
import { DateTime } from '../parts/date-time';
import { LoadFailure, LoadingRows } from '../parts/states';
import { Section, useSectionStyles } from './section';
import { CreateTokenDialog, DeleteTokenDialog } from './token-dialogs';
import { sitesText } from './users-section';

const COLUMNS = ['Name', 'Role', 'Sites', 'Expires', 'Actions'] as const;

/** Secrets by which scripts call the API. */
export function TokensSection() {
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<ApiToken | null>(null);
  return (
    <Section
      title="API tokens"
      command={
        <Button
          icon={<AddRegular />}
          onClick={() => {
            setCreating(true);
          }}
        >
          Create token
        </Button>
      }
    >
      <Tokens onDelete={setDeleting} />
      {creating && (
        <CreateTokenDialog
          onClose={() => {
            setCreating(false);
          }}
        />
      )}
      {deleting !== null && (
        <DeleteTokenDialog
          token={deleting}
          onClose={() => {
            setDeleting(null);
          }}
        />
      )}
    </Section>
  );
}

function Tokens({ onDelete }: { readonly onDelete: (token: ApiToken) => void }) {
  const styles = useSectionStyles();
  const tokens = useApiTokens();
  if (tokens.data === undefined) {
    return tokens.isError ? (
      <LoadFailure what="The API tokens could not be loaded." error={tokens.error} onRetry={tokens.refetch} />
    ) : (
      <LoadingRows label="Loading API tokens" rows={2} />
    );
  }
  if (tokens.data.items.length === 0) return <Body1>There are no API tokens.</Body1>;
  return (
    <div className={styles.scroll} role="group" aria-label="Table of API tokens" tabIndex={0}>
      <Table aria-label="API tokens" className={styles.table}>
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
          {tokens.data.items.map((token) => (
            <TableRow key={token.id}>
              <TableCell className={styles.cell}>{token.name}</TableCell>
              <TableCell className={styles.cell}>{token.role}</TableCell>
              <TableCell className={styles.cell}>{sitesText(token.sites)}</TableCell>
              <TableCell className={styles.cell}>
                <DateTime iso={token.expiresAt} short />
              </TableCell>
              <TableCell>
                <Button
                  aria-label={`Delete ${token.name}`}
                  onClick={() => {
                    onDelete(token);
                  }}
                >
                  Delete
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
