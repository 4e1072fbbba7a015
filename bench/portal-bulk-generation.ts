/** 1,000 OTPs in one run of the wizard, on PGlite. Target: 10 s. `npm run build` first, then `npx tsx bench/portal-bulk-generation.ts`. */
import { setTimeout as pause } from 'node:timers/promises';
import { ADMIN_PATHS, AccountListSchema, OtpBatchSchema } from '@roomkey/shared/protocol/admin';
import { startBenchPortal } from './bench-portal';
import { report } from './report';

const ACCOUNTS = 1000;
const RUNS = 3;

const seconds: number[] = [];
for (let run = 0; run < RUNS; run += 1) {
  const portal = await startBenchPortal();
  try {
    await portal.importAccounts(ACCOUNTS);
    const list = AccountListSchema.parse(await portal.api('GET', `${ADMIN_PATHS.accounts}?pageSize=${ACCOUNTS}`));
    const accountIds = list.items.map(({ id }) => id);
    const start = performance.now();
    const begun = await portal.api('POST', ADMIN_PATHS.otpBatches, { accountIds, password: { kind: 'generate' } });
    const { id } = OtpBatchSchema.parse(begun);
    for (;;) {
      const { status, generated } = OtpBatchSchema.parse(await portal.api('GET', `${ADMIN_PATHS.otpBatches}/${id}`));
      if (status === 'done' && generated === ACCOUNTS) break;
      if (status !== 'running') throw new Error(`ended as ${status} with ${generated}`);
      await pause(250);
    }
    seconds.push((performance.now() - start) / 1000);
  } finally {
    await portal.stop();
  }
}
report(`${ACCOUNTS} one-time passwords`, [{ what: 'generated', unit: 's', values: seconds, target: 10 }]);
