import { Button, Select, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { LICENCES, PROVISIONING_STATUSES, READINESS_STATUSES } from '@roomkey/shared/protocol/lists';
import type { AccountQuery } from '../api/accounts';
import { useSites } from '../api/sites';
import { NO_FILTER, type QueryChange } from './use-account-query';
import { licenceText } from './wording';

const useStyles = makeStyles({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalM,
  },
  active: {
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: `0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
});

interface Props {
  readonly query: AccountQuery;
  readonly onChange: (change: QueryChange) => void;
}

/** Each narrows the list down; one that does is marked, and "Clear filters" lets all go. */
export function Filters({ query, onChange }: Props) {
  const sites = useSites().data?.items ?? [];
  const { readiness, provisioning, siteId, licence } = query;
  const active = [readiness, provisioning, siteId, licence].some((value) => value !== undefined);
  return (
    <div className={useStyles().filters} role="group" aria-label="Filters">
      <Filter
        label="Readiness status"
        value={readiness}
        options={READINESS_STATUSES.map((each) => [each, each])}
        onChoose={(chosen) => {
          onChange({ readiness: READINESS_STATUSES.find((each) => each === chosen) });
        }}
      />
      <Filter
        label="Provisioning status"
        value={provisioning}
        options={PROVISIONING_STATUSES.map((each) => [each, each])}
        onChoose={(chosen) => {
          onChange({ provisioning: PROVISIONING_STATUSES.find((each) => each === chosen) });
        }}
      />
      <Filter
        label="Site"
        value={siteId}
        options={sites.map(({ id, name }) => [id, name])}
        onChoose={(chosen) => {
          onChange({ siteId: chosen });
        }}
      />
      <Filter
        label="Licence"
        value={licence}
        options={LICENCES.map((each) => [each, licenceText(each)])}
        onChoose={(chosen) => {
          onChange({ licence: LICENCES.find((each) => each === chosen) });
        }}
      />
      {active && (
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          onClick={() => {
            onChange({ ...NO_FILTER, search: query.search });
          }}
        >
          Clear filters
        </Button>
      )}
    </div>
  );
}

interface FilterProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChoose: (value: string | undefined) => void;
}

function Filter({ label, value, options, onChoose }: FilterProps) {
  const styles = useStyles();
  return (
    <Select
      aria-label={label}
      className={mergeClasses(value !== undefined && styles.active)}
      value={value ?? ''}
      onChange={(_, data) => {
        onChoose(data.value === '' ? undefined : data.value);
      }}
    >
      <option value="">{`${label}: any`}</option>
      {options.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </Select>
  );
}
