/** Adds an account, or changes the name and place of one. */
import { Field, Input, Select } from '@fluentui/react-components';
import { NewAccountSchema, NewSiteSchema, type AccountDetail } from '@roomkey/shared/protocol/admin';
import { LICENCES } from '@roomkey/shared/protocol/lists';
import { useState } from 'react';
import { useAddAccount, useChangeAccount } from '../api/accounts';
import { fieldMessage } from '../api/api-error';
import { useAddSite } from '../api/sites';
import { useNotify } from '../parts/use-notify';
import { ActDialog } from '../parts/act-dialog';
import { NEW_SITE, SiteField, type SiteChoice } from './site-field';
import { licenceText } from './wording';

/** What is beside a field that is not filled as it must be. */
const PROBLEMS: Readonly<Record<string, string>> = {
  upn: 'Enter a UPN in the organisation’s own domain, such as room@contoso.example.',
  displayName: 'Enter a name, at most 120 characters.',
  location: 'Enter a location, such as the building and floor.',
  siteId: 'Choose a site.',
  name: 'Enter a name, at most 120 characters.',
};
/** Stands for the id of a site that is yet to be added, so that the form can be checked before. */
const ANY_ID = '00000000-0000-4000-8000-000000000000';

interface Props {
  /** Without it, a new one. */
  readonly account?: AccountDetail;
  readonly onClose: () => void;
}

export function AccountDialog({ account, onClose }: Props) {
  const notify = useNotify();
  const [upn, setUpn] = useState(account?.upn ?? '');
  const [displayName, setDisplayName] = useState(account?.displayName ?? '');
  const [location, setLocation] = useState(account?.location ?? '');
  const [licence, setLicence] = useState<AccountDetail['licence']>(account?.licence ?? 'Teams Rooms Pro');
  const [site, setSite] = useState<SiteChoice>({ id: account?.siteId ?? '', newName: '' });
  const [tried, setTried] = useState(false);
  const addSite = useAddSite();
  const done = (text: string) => () => {
    notify(text);
    onClose();
  };
  const add = useAddAccount(done(`${displayName.trim()} was added.`));
  const change = useChangeAccount(account?.id ?? '', done('The account was changed.'));
  const isNewSite = site.id === NEW_SITE;
  const form = NewAccountSchema.safeParse({
    upn,
    displayName,
    location,
    licence,
    siteId: isNewSite ? ANY_ID : site.id,
  });
  const newSite = NewSiteSchema.safeParse({ name: site.newName });
  const error = addSite.error ?? add.error ?? change.error;
  const problemOf = (field: string): string | null => {
    const wrong = !form.success && form.error.issues.some(({ path }) => path[0] === field);
    return tried && wrong ? (PROBLEMS[field] ?? null) : fieldMessage(error, field);
  };
  const siteProblem = isNewSite && tried && !newSite.success ? (PROBLEMS['name'] ?? null) : null;
  const act = async () => {
    setTried(true);
    if (!form.success || (isNewSite && !newSite.success)) return;
    let { siteId } = form.data;
    if (isNewSite && newSite.success) {
      // Refused: the mutation holds why, and the form stays.
      const added = await addSite.mutateAsync(newSite.data.name).catch(() => null);
      if (added === null) return;
      siteId = added.id;
      setSite({ id: siteId, newName: '' });
    }
    if (account === undefined) add.mutate({ ...form.data, siteId });
    else change.mutate({ displayName: form.data.displayName, location: form.data.location, siteId });
  };
  return (
    <ActDialog
      title={account === undefined ? 'Add account' : 'Edit account'}
      act={account === undefined ? 'Add' : 'Save'}
      busy={addSite.isPending || add.isPending || change.isPending}
      error={error}
      onAct={() => void act()}
      onClose={onClose}
    >
      <Field label="Name" required validationMessage={problemOf('displayName')}>
        <Input
          maxLength={120}
          value={displayName}
          onChange={(_, { value }) => {
            setDisplayName(value);
          }}
        />
      </Field>
      <Field
        label="UPN"
        required={account === undefined}
        validationMessage={account === undefined ? problemOf('upn') : null}
        hint={account === undefined ? 'The account gets a password that nobody knows.' : 'The UPN cannot be changed.'}
      >
        <Input
          readOnly={account !== undefined}
          maxLength={113}
          value={upn}
          onChange={(_, { value }) => {
            setUpn(value);
          }}
        />
      </Field>
      <SiteField value={site} onChange={setSite} problem={siteProblem ?? problemOf('siteId')} />
      <Field label="Location" required validationMessage={problemOf('location')}>
        <Input
          maxLength={200}
          value={location}
          onChange={(_, { value }) => {
            setLocation(value);
          }}
        />
      </Field>
      {account === undefined && (
        <Field label="Licence">
          <Select
            value={licence}
            onChange={(_, { value }) => {
              setLicence(LICENCES.find((each) => each === value) ?? 'none');
            }}
          >
            {LICENCES.map((each) => (
              <option key={each} value={each}>
                {licenceText(each)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </ActDialog>
  );
}
