/**
 * Main script of a small Electron app without windows: runs the portal client's contract over Electron's own network stack,
 * then against the real portal that ROOMKEY_CONTRACT_PORTAL names, with the administrator's token of ROOMKEY_CONTRACT_TOKEN.
 */
import { session } from 'electron';
import { createFetchTransport } from '../../adapters/portal/transport';
import { createAdministrator } from '../adapters/portal/administrator';
import { type MakeTransport, runCase } from '../adapters/portal/bench';
import { realPortalCases } from '../adapters/portal/cases-real-portal';
import { CONTRACT_CASES } from '../adapters/portal/contract-cases';
import { reportFrom } from './report';

let sessions = 0;

/** A session of its own for each client, so that no case leaves anything to the next. */
const makeTransport: MakeTransport = async ({ proxyPort }) => {
  sessions += 1;
  const own = session.fromPartition(`contract-${sessions}`, { cache: false });
  await own.setProxy(
    proxyPort === undefined
      ? { mode: 'direct' }
      : { mode: 'fixed_servers', proxyRules: `127.0.0.1:${proxyPort}`, proxyBypassRules: '<-loopback>' },
  );
  return createFetchTransport((url, init) => own.fetch(url, init));
};

// Not awaited at the top level: `ready` would then never come.
reportFrom(async () => {
  const portal = process.env['ROOMKEY_CONTRACT_PORTAL'] ?? '';
  const administrator = createAdministrator(portal, process.env['ROOMKEY_CONTRACT_TOKEN'] ?? '');
  const results = [];
  for (const contractCase of [...CONTRACT_CASES, ...realPortalCases(portal, administrator)]) {
    const failure = await runCase(contractCase, makeTransport).then(
      () => null,
      (thrown: unknown) => (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)),
    );
    results.push({ name: contractCase.name, failure });
  }
  return { electron: process.versions.electron, results };
});
