import { Field, Input, Select } from '@fluentui/react-components';
import { useSites } from '../api/sites';
import { useMay } from '../session/signed-in';

/** An existing site, or the name of a new one; `id` empty: none chosen. */
export interface SiteChoice {
  readonly id: string;
  readonly newName: string;
}
export const NEW_SITE = 'new';

interface Props {
  readonly value: SiteChoice;
  readonly onChange: (choice: SiteChoice) => void;
  readonly problem: string | null;
}

/** The site of an account; who may edit sites adds one here. */
export function SiteField({ value, onChange, problem }: Props) {
  const sites = useSites();
  const mayAdd = useMay('sites.edit');
  const chosen = value.id === NEW_SITE;
  return (
    <>
      <Field label="Site" required validationMessage={chosen ? null : problem}>
        <Select
          value={value.id}
          onChange={(_, { value: id }) => {
            onChange({ ...value, id });
          }}
        >
          <option value="" disabled>
            Choose a site
          </option>
          {sites.data?.items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          {mayAdd && <option value={NEW_SITE}>New site…</option>}
        </Select>
      </Field>
      {chosen && (
        <Field label="Name of the new site" required validationMessage={problem}>
          <Input
            maxLength={120}
            value={value.newName}
            onChange={(_, { value: newName }) => {
              onChange({ ...value, newName });
            }}
          />
        </Field>
      )}
    </>
  );
}
