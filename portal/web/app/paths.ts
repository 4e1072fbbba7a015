/** The addresses of the pages, all behind `/#`, so that any static server can serve them. */

export const PAGES = {
  signIn: '/sign-in',
  accounts: '/planning/resource-accounts',
  generate: '/planning/resource-accounts/generate-otp',
  handOver: '/planning/hand-over',
  account: '/planning/resource-accounts/:accountId/:tab?',
  requests: '/requests',
  rooms: '/operation/rooms',
  users: '/settings/users',
  audit: '/settings/audit',
  /** With `--demo` only. A presenter's link leads to it. */
  presenter: '/presenter',
} as const;

export const ACCOUNT_TABS = ['configuration', 'licenses', 'otp'] as const;
export type AccountTab = (typeof ACCOUNT_TABS)[number];

export function accountPage(accountId: string, tab: AccountTab = 'configuration'): string {
  return `${PAGES.accounts}/${encodeURIComponent(accountId)}/${tab}`;
}
