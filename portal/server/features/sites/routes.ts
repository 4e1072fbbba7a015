/** `/api/sites`: the sites that the caller may see, and new ones. */
import { ADMIN_PATHS, NewSiteSchema, SiteListSchema, SiteSchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { answers, type ApiServer } from '../answers';
import { actOf, callerOf } from '../session/caller';
import { createSite, listSites } from './sites';

const tags = ['sites'];

export function siteRoutes(app: ApiServer, ctx: PortalContext): void {
  app.get(
    ADMIN_PATHS.sites,
    {
      config: { access: 'accounts.read' },
      schema: { tags, summary: 'List sites', response: answers(SiteListSchema) },
    },
    async (request) => ({ items: await listSites(ctx, callerOf(request).scope) }),
  );
  app.post(
    ADMIN_PATHS.sites,
    {
      config: { access: 'sites.edit' },
      schema: { tags, summary: 'Add a site', body: NewSiteSchema, response: answers(SiteSchema) },
    },
    (request) => createSite(ctx, request.body.name, actOf(ctx, request)),
  );
}
