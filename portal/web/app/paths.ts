/** The addresses of the pages, all behind `/#`, so that any static server can serve them. */

export const PAGES = {
  signIn: '/sign-in',
  accounts: '/planning/resource-accounts',
  account: '/planning/resource-accounts/:accountId/:tab?',
  requests: '/requests',
} as const;

export const ACCOUNT_TABS = ['configuration', 'otp'] as const;
export type AccountTab = (typeof ACCOUNT_TABS)[number];

export function accountPage(accountId: string, tab: AccountTab = 'configuration'): string {
  return `${PAGES.accounts}/${encodeURIComponent(accountId)}/${tab}`;
}
