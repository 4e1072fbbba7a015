/** `/api/otps`: generate, look at, show again and revoke one-time passwords. */
import { ADMIN_PATHS, GeneratedOtpSchema, GenerateOtpSchema, OtpSchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { answers, answersNothing, IdParams, type ApiServer } from '../answers';
import { actOf, callerOf } from '../session/caller';
import { generateOtp } from './generate-otp';
import { readOtp, regenerateOtp, revealOtp, revokeOtp } from './otp-acts';

const tags = ['one-time passwords'];
const one = `${ADMIN_PATHS.otps}/:id`;

export function otpRoutes(app: ApiServer, ctx: PortalContext): void {
  app.post(
    ADMIN_PATHS.otps,
    {
      config: { access: 'otps.manage' },
      schema: { tags, summary: 'Generate an OTP', body: GenerateOtpSchema, response: answers(GeneratedOtpSchema) },
    },
    (request) => generateOtp(ctx, request.body, actOf(ctx, request)),
  );
  app.get(
    one,
    {
      config: { access: 'otps.manage' },
      schema: { tags, summary: 'Look at an OTP, without its digits', params: IdParams, response: answers(OtpSchema) },
    },
    (request) => readOtp(ctx, request.params.id, callerOf(request).scope),
  );
  app.post(
    `${one}/reveal`,
    {
      config: { access: 'otps.see' },
      schema: { tags, summary: 'Show an active OTP again', params: IdParams, response: answers(GeneratedOtpSchema) },
    },
    (request) => revealOtp(ctx, request.params.id, actOf(ctx, request)),
  );
  app.post(
    `${one}/regenerate`,
    {
      config: { access: 'otps.manage' },
      schema: {
        tags,
        summary: 'Another OTP instead, with the same password',
        params: IdParams,
        response: answers(GeneratedOtpSchema),
      },
    },
    (request) => regenerateOtp(ctx, request.params.id, actOf(ctx, request)),
  );
  app.post(
    `${one}/revoke`,
    {
      config: { access: 'otps.manage' },
      schema: { tags, summary: 'Revoke an active OTP', params: IdParams, response: answersNothing },
    },
    async (request, reply) => {
      await revokeOtp(ctx, request.params.id, actOf(ctx, request));
      return reply.code(204).send();
    },
  );
}
