import { Body1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { Account } from '@roomkey/shared/protocol/admin';
import { Facts } from '../parts/facts';
import { ReadinessBadge } from '../parts/status-badge';
import { FACTS } from './wording';

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, alignItems: 'flex-start' },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, display: 'grid', gap: tokens.spacingVerticalS },
});

/** What the directory says of the account, and what to do where readiness is missing. */
export function ConfigurationTab({ account }: { readonly account: Account }) {
  const styles = useStyles();
  return (
    <div className={styles.tab}>
      <Facts
        facts={[
          ['Site', account.site],
          ['Location', account.location],
          ['Licence', account.licence === 'none' ? 'None' : account.licence],
          ['In use', account.inUse ? 'A room is signed in with it' : 'No room is signed in with it'],
        ]}
      />
      <section className={styles.section} aria-labelledby="readiness-status">
        <Subtitle2 as="h2" id="readiness-status">
          Readiness status
        </Subtitle2>
        <ReadinessBadge status={account.readiness} />
        {account.readinessFacts.length === 0 ? (
          <Body1>
            {account.readiness === 'No action needed'
              ? 'An OTP can be generated for this account.'
              : 'Readiness is not determined for this account, so no OTP can be generated.'}
          </Body1>
        ) : (
          <ul className={styles.list}>
            {account.readinessFacts.map((fact) => (
              <li key={fact}>
                <strong>{FACTS[fact].reason}.</strong> {FACTS[fact].remedy}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
