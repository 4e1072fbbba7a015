/** `/api/otp-batches`: the Generate OTP wizard, for many accounts at once. */
import { z } from 'zod';
import {
  ADMIN_PATHS,
  CheckSignInCsvSchema,
  DownloadBatchSchema,
  NewOtpBatchSchema,
  OtpBatchSchema,
  SignInCsvReportSchema,
} from '@roomkey/shared/protocol/admin';
import { SIGN_IN_CSV_COLUMNS } from '@roomkey/shared/protocol/lists';
import type { PortalContext } from '../../context';
import { CSV_CONTENT_TYPE, writeCsv } from '../../csv/write-csv';
import { answers, IdParams, type ApiServer } from '../answers';
import { actOf } from '../session/caller';
import { BatchRunner } from './batch-runner';
import { createBatch, retryBatch } from './create-batch';
import { downloadBatch } from './download-batch';
import { readBatch } from './read-batch';
import { checkSignInCsv } from './sign-in-csv';

const tags = ['one-time passwords'];
const one = `${ADMIN_PATHS.otpBatches}/:id`;
/** A CSV file of 12 million characters, and what JSON adds. */
const bodyLimit = 16 * 1024 * 1024;
const manage = { access: 'otps.manage' } as const;
const csv = { 200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } } };

export function otpBatchRoutes(app: ApiServer, ctx: PortalContext): void {
  const runner = new BatchRunner(ctx);
  app.addHook('preClose', () => runner.close());
  app.post(
    ADMIN_PATHS.otpBatches,
    {
      bodyLimit,
      config: manage,
      schema: {
        tags,
        summary: 'Generate OTPs for many accounts',
        body: NewOtpBatchSchema,
        response: { ...answers(OtpBatchSchema), 202: OtpBatchSchema },
      },
    },
    async (request, reply) => {
      const act = actOf(ctx, request);
      const id = await createBatch(ctx, request.body, act);
      runner.start(id, act);
      return reply.code(202).send(await readBatch(ctx, id, act));
    },
  );
  app.get(
    one,
    {
      config: manage,
      schema: { tags, summary: 'How far a run is', params: IdParams, response: answers(OtpBatchSchema) },
    },
    (request) => readBatch(ctx, request.params.id, actOf(ctx, request)),
  );
  app.post(
    `${one}/retry`,
    {
      config: manage,
      schema: { tags, summary: 'Try again what failed', params: IdParams, response: answers(OtpBatchSchema) },
    },
    async (request) => {
      const act = actOf(ctx, request);
      const { id } = request.params;
      await readBatch(ctx, id, act);
      await retryBatch(ctx, id, act);
      runner.start(id, act);
      return readBatch(ctx, id, act);
    },
  );
  app.post(
    `${one}/download`,
    {
      config: { access: 'otps.see' },
      schema: { tags, summary: 'The results as CSV', params: IdParams, body: DownloadBatchSchema, response: csv },
    },
    async (request, reply) => {
      const { withPasswords } = request.body;
      const file = await downloadBatch(ctx, request.params.id, withPasswords, actOf(ctx, request));
      return reply.type(CSV_CONTENT_TYPE).header('content-disposition', 'attachment; filename="otps.csv"').send(file);
    },
  );
  app.post(
    `${ADMIN_PATHS.otpBatches}/check-csv`,
    {
      bodyLimit,
      config: manage,
      schema: {
        tags,
        summary: 'Check a file of sign-in data',
        body: CheckSignInCsvSchema,
        response: answers(SignInCsvReportSchema),
      },
    },
    async (request) => {
      const { accountIds, csv: text } = request.body;
      return (await checkSignInCsv(ctx, accountIds, text, actOf(ctx, request))).report;
    },
  );
  app.get(
    `${ADMIN_PATHS.otpBatches}/template`,
    { config: manage, schema: { tags, summary: 'An empty file of sign-in data', response: csv } },
    async (_request, reply) =>
      reply
        .type(CSV_CONTENT_TYPE)
        .header('content-disposition', 'attachment; filename="sign-in-data.csv"')
        .send(writeCsv(SIGN_IN_CSV_COLUMNS, [])),
  );
}
