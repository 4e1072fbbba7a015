/** A role, and the sites that it is limited to. */
import { Checkbox, Field, Select, Spinner, makeStyles, tokens } from '@fluentui/react-components';
import { ROLES, type Role } from '@roomkey/shared/protocol/lists';
import { fieldMessage, messageOf } from '../api/api-error';
import { useSites } from '../api/sites';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  sites: {
    display: 'flex',
    flexDirection: 'column',
    maxHeight: '220px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

export interface RoleChoice {
  readonly role: Role;
  readonly siteIds: readonly string[];
}

/** A Pro Manager acts at all sites. */
function isLimited(role: Role): boolean {
  return role !== 'Teams Rooms Pro Manager';
}

/** Whether a site is still to be chosen. */
export function lacksSites({ role, siteIds }: RoleChoice): boolean {
  return isLimited(role) && siteIds.length === 0;
}

interface Props {
  readonly value: RoleChoice;
  /** The form was sent once: what is missing is said. */
  readonly checked: boolean;
  readonly error: unknown;
  readonly onChange: (value: RoleChoice) => void;
}

export function RoleFields({ value, checked, error, onChange }: Props) {
  const styles = useStyles();
  const missing = checked && lacksSites(value) ? 'Choose at least one site.' : null;
  return (
    <div className={styles.fields}>
      <Field label="Role" required validationMessage={fieldMessage(error, 'role')}>
        <Select
          value={value.role}
          onChange={(_, data) => {
            const role = ROLES.find((each) => each === data.value);
            if (role !== undefined) onChange({ role, siteIds: isLimited(role) ? value.siteIds : [] });
          }}
        >
          {ROLES.map((role) => (
            <option key={role}>{role}</option>
          ))}
        </Select>
      </Field>
      {isLimited(value.role) && (
        <Field label="Sites" required validationMessage={missing ?? fieldMessage(error, 'siteIds')}>
          <SiteChoice
            chosen={value.siteIds}
            onChange={(siteIds) => {
              onChange({ ...value, siteIds });
            }}
          />
        </Field>
      )}
    </div>
  );
}

interface SiteChoiceProps {
  readonly chosen: readonly string[];
  readonly onChange: (siteIds: readonly string[]) => void;
}

function SiteChoice({ chosen, onChange }: SiteChoiceProps) {
  const styles = useStyles();
  const sites = useSites();
  if (sites.data === undefined) {
    return sites.isError ? <span role="alert">{messageOf(sites.error)}</span> : <Spinner size="tiny" label="Loading" />;
  }
  return (
    <div className={styles.sites} role="group" aria-label="Sites">
      {sites.data.items.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          // Any of them will do; the field around says that one is needed.
          required={false}
          checked={chosen.includes(id)}
          onChange={(_, { checked }) => {
            onChange(checked === true ? [...chosen, id] : chosen.filter((each) => each !== id));
          }}
        />
      ))}
    </div>
  );
}
