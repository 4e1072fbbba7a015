import { AccountQuerySchema } from '@roomkey/shared/protocol/admin';
import type { AccountFilter, AccountQuery } from '../api/accounts';
import { useAddressQuery, type Change } from '../parts/use-address-query';

export type QueryChange = Change<AccountQuery>;

export const useAccountQuery = () => useAddressQuery(AccountQuerySchema);

/** All that narrows the list down, for `onChange`. */
export const NO_FILTER: QueryChange = {
  search: '',
  readiness: undefined,
  provisioning: undefined,
  siteId: undefined,
  licence: undefined,
};

/** The query without its page: the table shows all rows. */
export function filterOf({
  search,
  readiness,
  provisioning,
  siteId,
  licence,
  sort,
  order,
}: AccountQuery): AccountFilter {
  return { search, readiness, provisioning, siteId, licence, sort, order };
}
