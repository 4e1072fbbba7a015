/** Adds and changes resource accounts, or sets their expected devices, from a CSV file. */
import type { CsvImportAnswer, CsvProblem } from '@roomkey/shared/protocol/admin';
import { ACCOUNT_CSV_COLUMNS, EXPECTED_DEVICE_CSV_COLUMNS } from '@roomkey/shared/protocol/lists';
import type { PortalContext } from '../../context';
import { parseCsv } from '../../csv/parse-csv';
import { readOrganisation } from '../../organisation/organisation';
import { eachInTurns } from '../../turns/turns';
import type { Act } from '../audit/act';
import { CsvCells } from './csv-cells';
import type { Wanted } from './editable';
import { runImport, type ImportRow } from './run-import';

interface Upload {
  readonly csv: string;
  /** Says what would happen, and writes nothing. */
  readonly dryRun: boolean;
}

/**
 * A UPN that exists is changed where the file says something: an empty cell leaves what is there. A new one gets a
 * password that nobody knows. `mayAddSites`: sites that do not exist are made.
 */
export async function importAccounts(
  ctx: PortalContext,
  { csv, dryRun, mayAddSites }: Upload & { readonly mayAddSites: boolean },
  act: Act,
): Promise<CsvImportAnswer> {
  const { domains } = await readOrganisation(ctx.store);
  const file = await parseCsv(csv, {
    columns: ACCOUNT_CSV_COLUMNS,
    required: ['UPN', 'Display name', 'Site', 'Location'],
  });
  const problems: CsvProblem[] = [...file.problems];
  const rows: ImportRow[] = [];
  await eachInTurns(file.rows, (row) => rows.push(accountRow(new CsvCells(row, problems), domains)));
  const wish = { rows, problems, dryRun, mayAddSites, mayAddAccounts: true, action: 'accounts.imported' } as const;
  return runImport(ctx, wish, act);
}

/** An empty serial number takes the expected device away; an empty model means any. */
export async function importExpectedDevices(
  ctx: PortalContext,
  { csv, dryRun }: Upload,
  act: Act,
): Promise<CsvImportAnswer> {
  const { domains } = await readOrganisation(ctx.store);
  const file = await parseCsv(csv, { columns: EXPECTED_DEVICE_CSV_COLUMNS, required: ['UPN', 'Serial number'] });
  const problems: CsvProblem[] = [...file.problems];
  const rows: ImportRow[] = [];
  await eachInTurns(file.rows, (row) => {
    const cells = new CsvCells(row, problems);
    const device = expectedDevice(cells) ?? { expectedSerial: null, expectedModel: null };
    rows.push({ line: cells.line, upn: cells.upn('UPN', domains), site: null, wanted: device });
  });
  const wish = { rows, problems, dryRun, mayAddSites: false, mayAddAccounts: false } as const;
  return runImport(ctx, { ...wish, action: 'expectedDevices.imported' }, act);
}

function accountRow(cells: CsvCells<(typeof ACCOUNT_CSV_COLUMNS)[number]>, domains: readonly string[]): ImportRow {
  const wanted: Wanted = {
    displayName: cells.text('Display name', 120),
    location: cells.text('Location', 200),
    licence: cells.licence('Licence'),
    enabled: cells.truth('Enabled'),
    passwordExpires: cells.truth('Password expires'),
    mailboxConfigured: cells.truth('Mailbox configured'),
    mfaRequired: cells.truth('MFA required'),
    hybrid: cells.truth('Hybrid'),
    ...expectedDevice(cells),
  };
  return { line: cells.line, upn: cells.upn('UPN', domains), site: cells.text('Site', 120), wanted };
}

/** Null without a serial number. Without the column, the model stays as it is. */
function expectedDevice(
  cells: Pick<CsvCells<'Serial number' | 'Model'>, 'has' | 'identity' | 'report'>,
): Pick<Wanted, 'expectedSerial' | 'expectedModel'> | null {
  const expectedSerial = cells.identity('Serial number');
  const expectedModel = cells.identity('Model');
  if (expectedSerial !== null) return cells.has('Model') ? { expectedSerial, expectedModel } : { expectedSerial };
  if (expectedModel !== null) cells.report('Model', 'A model needs a serial number beside it.');
  return null;
}
