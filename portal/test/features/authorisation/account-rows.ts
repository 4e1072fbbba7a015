/** Accounts and sites. */
import { expect } from 'vitest';
import { CsvImportAnswerSchema } from '@roomkey/shared/protocol/admin';
import type { Answer } from '../../test-portal';
import { empty, everyOutcome, type Row } from './row';

const refusedRows = ({ status, body }: Pick<Answer, 'status' | 'body'>) => {
  const answer = CsvImportAnswerSchema.parse(body);
  expect([status, answer.created, answer.updated]).toEqual([200, 0, 0]);
  expect(answer.problemCount).toBeGreaterThan(0);
};
const header = (csv: string) => csv.trim().split('\r\n');
const accountsCsv = ({ upn, site }: { upn: string; site: string }) =>
  `UPN,Display name,Site,Location\r\n${upn},Renamed,${site},Floor 1`;

export const accountRows: readonly Row[] = [
  {
    route: 'GET /api/accounts',
    who: 'everybody',
    send: ({ siteId }) => [`/api/accounts?siteId=${siteId}`],
    outside: empty,
    shows: true,
  },
  {
    route: 'GET /api/accounts',
    what: 'by search',
    who: 'everybody',
    send: ({ prefix }) => [`/api/accounts?search=${prefix}`],
    outside: empty,
    shows: true,
  },
  {
    route: 'GET /api/accounts/{id}',
    who: 'everybody',
    send: ({ accountId }) => [`/api/accounts/${accountId}`],
    outside: 'account.notFound',
    shows: true,
  },
  {
    route: 'GET /api/accounts/export',
    who: 'leads',
    send: ({ siteId }) => [`/api/accounts/export?siteId=${siteId}`],
    outside: ({ body }) => expect(header(String(body))).toHaveLength(1),
    shows: true,
  },
  {
    route: 'POST /api/accounts',
    who: 'leads',
    send: ({ siteId, prefix }, { name }) => [
      '/api/accounts',
      { upn: `${prefix}${name()}@contoso.example`, displayName: 'New', siteId, location: 'Floor 1' },
    ],
    outside: 'site.notFound',
  },
  {
    route: 'PATCH /api/accounts/{id}',
    who: 'leads',
    send: ({ accountId }) => [`/api/accounts/${accountId}`, { location: 'Floor 9' }],
    outside: 'account.notFound',
  },
  {
    route: 'PATCH /api/accounts/{id}',
    what: 'moved from the own site to this one',
    who: 'leads',
    send: ({ siteId }, { own }) => [`/api/accounts/${own.accountId}`, { siteId }],
    outside: 'site.notFound',
  },
  {
    route: 'PATCH /api/accounts/{id}',
    what: 'moved from here to the own site',
    who: 'leads',
    send: ({ accountId }, { own }) => [`/api/accounts/${accountId}`, { siteId: own.siteId }],
    outside: 'account.notFound',
  },
  {
    route: 'POST /api/accounts/acts',
    who: 'leads',
    send: ({ accountId }) => ['/api/accounts/acts', { ids: [accountId], act: 'applyRecommended' }],
    outside: everyOutcome('account.notFound'),
  },
  {
    route: 'POST /api/accounts/import',
    what: 'changes an account',
    who: 'leads',
    send: (place) => ['/api/accounts/import', { csv: accountsCsv(place), dryRun: false }],
    outside: refusedRows,
  },
  {
    route: 'POST /api/accounts/import',
    what: 'adds an account',
    who: 'leads',
    send: ({ site }, { name }) => [
      '/api/accounts/import',
      { csv: accountsCsv({ upn: `${name()}@contoso.example`, site }), dryRun: true },
    ],
    outside: refusedRows,
  },
  {
    route: 'POST /api/accounts/import',
    what: 'takes an account to the own site',
    who: 'leads',
    send: ({ upn }, { own }) => ['/api/accounts/import', { csv: accountsCsv({ upn, site: own.site }), dryRun: true }],
    outside: refusedRows,
  },
  {
    route: 'POST /api/accounts/expected-devices/import',
    who: 'leads',
    send: ({ upn }) => [
      '/api/accounts/expected-devices/import',
      { csv: `UPN,Serial number,Model\r\n${upn},S-1,`, dryRun: false },
    ],
    outside: refusedRows,
  },
  { route: 'GET /api/sites', who: 'everybody', send: () => ['/api/sites'] },
  { route: 'POST /api/sites', who: 'managers', send: (_place, { name }) => ['/api/sites', { name: name() }] },
];
