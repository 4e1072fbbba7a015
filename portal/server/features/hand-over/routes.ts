/** `/api/hand-over`: sheets to print. */
import { ADMIN_PATHS, HandOverSchema, HandOverSheetsSchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { answers, type ApiServer } from '../answers';
import { actOf } from '../session/caller';
import { makeSheets } from './hand-over';

/** 5,000 ids of 39 bytes each. */
const bodyLimit = 512 * 1024;

export function handOverRoutes(app: ApiServer, ctx: PortalContext): void {
  app.post(
    ADMIN_PATHS.handOver,
    {
      bodyLimit,
      config: { access: 'otps.see' },
      schema: {
        tags: ['one-time passwords'],
        summary: 'Sheets that hand OTPs over',
        body: HandOverSchema,
        response: answers(HandOverSheetsSchema),
      },
    },
    (request) => makeSheets(ctx, request.body.otpIds, actOf(ctx, request)),
  );
}
