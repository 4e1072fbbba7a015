import { Button, Caption1, Select, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';

const PAGE_SIZES = [10, 25, 50, 100] as const;

const useStyles = makeStyles({
  pager: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingTop: tokens.spacingVerticalM,
  },
  size: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  turn: { marginLeft: 'auto', display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly query: { readonly page: number; readonly pageSize: number };
  /** How many rows match, on all pages. */
  readonly total: number;
  readonly onChange: (change: { readonly page: number } | { readonly pageSize: number }) => void;
}

export function Pager({ query, total, onChange }: Props) {
  const styles = useStyles();
  const { page, pageSize } = query;
  const last = Math.max(1, Math.ceil(total / pageSize));
  const from = Math.min(total, (page - 1) * pageSize + 1);
  const to = Math.min(total, page * pageSize);
  return (
    <nav className={styles.pager} aria-label="Pages">
      <label className={styles.size}>
        <Caption1>Rows per page</Caption1>
        <Select
          value={pageSize}
          onChange={(_, { value }) => {
            onChange({ pageSize: Number(value) });
          }}
        >
          {PAGE_SIZES.map((size) => (
            <option key={size}>{size}</option>
          ))}
        </Select>
      </label>
      <div className={styles.turn}>
        <Caption1 role="status">{`${String(from)}–${String(to)} of ${String(total)}`}</Caption1>
        <Button
          icon={<ChevronLeftRegular />}
          aria-label="Previous page"
          disabled={page <= 1}
          onClick={() => {
            onChange({ page: page - 1 });
          }}
        />
        <Button
          icon={<ChevronRightRegular />}
          aria-label="Next page"
          disabled={page >= last}
          onClick={() => {
            onChange({ page: page + 1 });
          }}
        />
      </div>
    </nav>
  );
}
