/** One account: its status on top, its configuration and its OTP below. */
import {
  Body1,
  Breadcrumb,
  BreadcrumbDivider,
  BreadcrumbItem,
  BreadcrumbButton,
  Tab,
  TabList,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { AccountDetail } from '@roomkey/shared/protocol/admin';
import { useHref, useNavigate, useParams } from 'react-router';
import { useAccount } from '../api/accounts';
import { isApiError } from '../api/api-error';
import { ACCOUNT_TABS, PAGES, accountPage, type AccountTab } from '../app/paths';
import { NotFoundPage } from '../app/fault-pages';
import { OtpTab } from '../otp/otp-tab';
import { PageTitle } from '../parts/page-title';
import { Panel } from '../parts/panel';
import { LoadFailure, LoadingRows } from '../parts/states';
import { ConfigurationTab } from './configuration-tab';
import { LicensesTab } from './licenses-tab';
import { Provisioning } from './provisioning';
import { Readiness } from './readiness';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '1100px' },
  trail: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalSNudge})` },
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2, wordBreak: 'break-all' },
  tabs: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})`, marginTop: `calc(-1 * ${tokens.spacingVerticalS})` },
  tabPanel: { paddingTop: tokens.spacingVerticalL },
});

const TAB_LABELS: Record<AccountTab, string> = {
  configuration: 'Account configuration',
  licenses: 'Licenses',
  otp: 'OTP',
};

export function AccountPage() {
  const { accountId = '', tab } = useParams();
  const account = useAccount(accountId);
  const chosen = ACCOUNT_TABS.find((each) => each === tab) ?? 'configuration';
  if (account.data !== undefined) return <Loaded key={accountId} account={account.data} tab={chosen} />;
  if (!account.isError) return <LoadingRows label="Loading the account" />;
  if (isApiError(account.error) && [400, 404].includes(account.error.status)) return <NotFoundPage />;
  return <LoadFailure what="The account could not be loaded." error={account.error} onRetry={account.refetch} />;
}

function Loaded({ account, tab }: { readonly account: AccountDetail; readonly tab: AccountTab }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const listHref = useHref(PAGES.accounts);
  return (
    <div className={styles.page}>
      <Breadcrumb aria-label="Where you are" className={styles.trail}>
        <BreadcrumbItem>
          <BreadcrumbButton href={listHref}>Resource accounts</BreadcrumbButton>
        </BreadcrumbItem>
        <BreadcrumbDivider />
        <BreadcrumbItem>
          <BreadcrumbButton current>{account.displayName}</BreadcrumbButton>
        </BreadcrumbItem>
      </Breadcrumb>
      <div className={styles.title}>
        <PageTitle title={account.displayName} />
        <Provisioning status={account.provisioning} />
        <Readiness account={account} />
      </div>
      <Body1 className={styles.quiet}>{account.upn}</Body1>
      <Panel>
        <TabList
          className={styles.tabs}
          selectedValue={tab}
          onTabSelect={(_, { value }) => {
            const next = ACCOUNT_TABS.find((each) => each === value);
            if (next !== undefined) void navigate(accountPage(account.id, next), { replace: true });
          }}
        >
          {ACCOUNT_TABS.map((each) => (
            <Tab key={each} value={each} id={`tab-${each}`} aria-controls="tab-panel">
              {TAB_LABELS[each]}
            </Tab>
          ))}
        </TabList>
        <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`} className={styles.tabPanel}>
          {tab === 'otp' && <OtpTab account={account} />}
          {tab === 'licenses' && <LicensesTab account={account} />}
          {tab === 'configuration' && <ConfigurationTab account={account} />}
        </div>
      </Panel>
    </div>
  );
}
