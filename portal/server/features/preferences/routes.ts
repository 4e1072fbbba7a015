/** `/api/preferences`: validity and auto approval of one-time passwords. */
import { ADMIN_PATHS, PreferencesSchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { answers, type ApiServer } from '../answers';
import { actOf } from '../session/caller';
import { changePreferences, readPreferences } from './preferences';

const tags = ['preferences'];

export function preferencesRoutes(app: ApiServer, ctx: PortalContext): void {
  app.get(
    ADMIN_PATHS.preferences,
    {
      config: { access: 'preferences.read' },
      schema: { tags, summary: 'Read the preferences', response: answers(PreferencesSchema) },
    },
    () => readPreferences(ctx),
  );
  app.put(
    ADMIN_PATHS.preferences,
    {
      config: { access: 'preferences.edit' },
      schema: {
        tags,
        summary: 'Change the preferences',
        body: PreferencesSchema,
        response: answers(PreferencesSchema),
      },
    },
    (request) => changePreferences(ctx, request.body, actOf(ctx, request)),
  );
}
