/** Settings > Users and roles. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { PageTitle } from '../parts/page-title';
import { LockoutsSection } from './lockouts-section';
import { RolesTable } from './roles-table';
import { Section } from './section';
import { TokensSection } from './tokens-section';
import { UsersSection } from './users-section';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

export function UsersPage() {
  return (
    <div className={useStyles().page}>
      <PageTitle title="Users and roles" />
      <UsersSection />
      <LockoutsSection />
      <TokensSection />
      <Section title="Roles">
        <RolesTable />
      </Section>
    </div>
  );
}
