/** `/api/accounts`: the resource accounts. */
import { z } from 'zod';
import {
  AccountActsSchema,
  AccountChangeSchema,
  AccountDetailSchema,
  AccountFilterSchema,
  AccountListSchema,
  AccountQuerySchema,
  ADMIN_PATHS,
  CsvImportAnswerSchema,
  CsvImportSchema,
  NewAccountSchema,
  OutcomesSchema,
} from '@roomkey/shared/protocol/admin';
import { mayDo } from '@roomkey/shared/protocol/permissions';
import type { PortalContext } from '../../context';
import { CSV_CONTENT_TYPE } from '../../csv/write-csv';
import { answers, IdParams, type ApiServer } from '../answers';
import { actOf, callerOf } from '../session/caller';
import { actOnAccounts } from './account-acts';
import { readAccount } from './account-detail';
import { listAccounts } from './account-list';
import { addAccount, changeAccount } from './edit-account';
import { exportAccounts } from './export-accounts';
import { importAccounts, importExpectedDevices } from './import-accounts';

const tags = ['accounts'];
const path = ADMIN_PATHS.accounts;

/** SECURITY: larger than other bodies (CWE-770), and read only of who may edit: authentication comes before the body. */
const csvBodyBytes = 16 * 1024 * 1024;
/** 5,000 ids of 39 characters. */
const actsBodyBytes = 256 * 1024;

export function accountRoutes(app: ApiServer, ctx: PortalContext): void {
  app.get(
    path,
    {
      config: { access: 'accounts.read' },
      schema: {
        tags,
        summary: 'List resource accounts',
        querystring: AccountQuerySchema.strict(),
        response: answers(AccountListSchema),
      },
    },
    (request) => listAccounts(ctx, request.query, callerOf(request).scope),
  );
  app.get(
    `${path}/:id`,
    {
      config: { access: 'accounts.read' },
      schema: { tags, summary: 'One resource account', params: IdParams, response: answers(AccountDetailSchema) },
    },
    (request) => readAccount(ctx.store.db, ctx.clock.now(), request.params.id, callerOf(request).scope),
  );
  editRoutes(app, ctx);
  csvRoutes(app, ctx);
}

function editRoutes(app: ApiServer, ctx: PortalContext): void {
  const config = { access: 'accounts.edit' } as const;
  app.post(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'Add a resource account, with a password that nobody knows',
        body: NewAccountSchema,
        response: answers(AccountDetailSchema),
      },
    },
    (request) => addAccount(ctx, request.body, actOf(ctx, request)),
  );
  app.patch(
    `${path}/:id`,
    {
      config,
      schema: {
        tags,
        summary: 'Change a resource account; disabling it revokes its active OTP',
        params: IdParams,
        body: AccountChangeSchema,
        response: answers(AccountDetailSchema),
      },
    },
    (request) => changeAccount(ctx, request.params.id, request.body, actOf(ctx, request)),
  );
  app.post(
    `${path}/acts`,
    {
      config,
      bodyLimit: actsBodyBytes,
      schema: {
        tags,
        summary: 'Do the same to many resource accounts',
        body: AccountActsSchema,
        response: answers(OutcomesSchema),
      },
    },
    async (request) => ({ results: await actOnAccounts(ctx, request.body, actOf(ctx, request)) }),
  );
}

function csvRoutes(app: ApiServer, ctx: PortalContext): void {
  app.get(
    `${path}/export`,
    {
      config: { access: 'accounts.export' },
      schema: {
        tags,
        summary: 'Download the resource accounts as CSV',
        querystring: AccountFilterSchema.strict(),
        response: answers(z.string().describe('CSV: UTF-8 with BOM, commas, CRLF')),
      },
    },
    async (request, reply) => {
      const csv = await exportAccounts(ctx, request.query, actOf(ctx, request));
      return reply
        .type(CSV_CONTENT_TYPE)
        .header('content-disposition', 'attachment; filename="resource-accounts.csv"')
        .send(csv);
    },
  );
  const schema = { tags, body: CsvImportSchema, response: answers(CsvImportAnswerSchema) };
  app.post(
    `${path}/import`,
    {
      config: { access: 'accounts.edit' },
      bodyLimit: csvBodyBytes,
      schema: { ...schema, summary: 'Add and change resource accounts from CSV: all rows or none' },
    },
    (request) => {
      const mayAddSites = mayDo(callerOf(request).role, 'sites.edit');
      return importAccounts(ctx, { ...request.body, mayAddSites }, actOf(ctx, request));
    },
  );
  app.post(
    `${path}/expected-devices/import`,
    {
      config: { access: 'accounts.edit' },
      bodyLimit: csvBodyBytes,
      schema: { ...schema, summary: 'Set the expected devices from CSV: all rows or none' },
    },
    (request) => importExpectedDevices(ctx, request.body, actOf(ctx, request)),
  );
}
