import { Field, Input, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AuditQuery } from '../api/audit';
import { SearchField } from '../parts/search-field';
import type { Change } from '../parts/use-address-query';
import { actionText } from './wording';

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(230px, 100%), 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalM,
  },
  field: { minWidth: 0 },
  time: { minWidth: 0, width: '100%' },
  search: { width: '100%', maxWidth: '100%' },
});

interface Props {
  readonly query: AuditQuery;
  readonly actions: readonly string[];
  readonly onChange: (change: Change<AuditQuery>) => void;
}

export function AuditFilters({ query, actions, onChange }: Props) {
  const styles = useStyles();
  const named = actions.map((action) => ({ action, text: actionText(action) }));
  return (
    <div className={styles.filters} role="group" aria-label="Filters">
      <Field label="Search" className={styles.field}>
        <SearchField
          label="Search the audit list"
          placeholder="Who, what or on what"
          value={query.search}
          className={styles.search}
          onSearch={(search) => {
            onChange({ search });
          }}
        />
      </Field>
      <ExactField
        key={`who ${query.actor ?? ''}`}
        label="Who"
        value={query.actor}
        onChange={(actor) => {
          onChange({ actor });
        }}
      />
      <Field label="What" className={styles.field}>
        <Select
          className={styles.field}
          value={query.action ?? ''}
          onChange={(_, { value }) => {
            onChange({ action: value === '' ? undefined : value });
          }}
        >
          <option value="">Everything</option>
          {named
            .sort((a, b) => a.text.localeCompare(b.text))
            .map(({ action, text }) => (
              <option key={action} value={action}>
                {text}
              </option>
            ))}
        </Select>
      </Field>
      <ExactField
        key={`on what ${query.target ?? ''}`}
        label="On what"
        value={query.target}
        onChange={(target) => {
          onChange({ target });
        }}
      />
      <TimeField
        label="From"
        value={query.from}
        onChange={(from) => {
          onChange({ from });
        }}
      />
      <TimeField
        label="Until"
        value={query.until}
        onChange={(until) => {
          onChange({ until });
        }}
      />
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A whole name: asked for once it is typed, on Enter or when the field is left. */
function ExactField({ label, value, onChange }: FieldProps) {
  const [text, setText] = useState(value ?? '');
  const send = () => {
    const wanted = text.trim() === '' ? undefined : text.trim();
    if (wanted !== value) onChange(wanted);
  };
  return (
    <Field label={label} className={useStyles().field}>
      <Input
        value={text}
        placeholder="The whole name"
        maxLength={100}
        onChange={(_, data) => {
          setText(data.value);
        }}
        onBlur={send}
        onKeyDown={({ key }) => {
          if (key === 'Enter') send();
        }}
      />
    </Field>
  );
}

/** In the reader's own time zone; the address and the portal have it in UTC. */
function TimeField({ label, value, onChange }: FieldProps) {
  const styles = useStyles();
  return (
    <Field label={label} className={styles.field}>
      <Input
        className={styles.time}
        type="datetime-local"
        value={value === undefined ? '' : localText(new Date(value))}
        onChange={(_, data) => {
          const time = Date.parse(data.value);
          onChange(Number.isNaN(time) ? undefined : new Date(time).toISOString());
        }}
      />
    </Field>
  );
}

function localText(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
