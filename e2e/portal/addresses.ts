/** Addresses of the site, as a bookmark would hold them. */

/** Path and fragment of an account's page. */
export function accountPage(accountId: string, tab: 'configuration' | 'otp'): string {
  return `/#/planning/resource-accounts/${accountId}/${tab}`;
}

export const REQUESTS_PAGE = '/#/requests';
