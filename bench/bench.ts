/** `npm run bench`: every benchmark in one run, one table. The launcher builds first and brings what the system lacks. */
import { parseArgs } from 'node:util';
import { findBinaries } from '../portal/test/postgres-server';
import { measureApproval } from './approval';
import { measureBuilding } from './building';
import { interrupted } from './children';
import { measureDemo } from './demo';
import type { Figure } from './figures';
import { describeMachine } from './machine';
import { startBenchPostgres, type BenchPostgres } from './postgres';
import { measurePaint } from './paint';
import { measureRates } from './rates';
import { measureRecovery } from './recovery';
import { describeFigures, describeMachineLine, writeReport } from './table';
import { measureWholeConsoles } from './whole-consoles';

/** Of what takes a minute each and varies little. */
const few = (rounds: number) => Math.min(rounds, 3);

/** The least rounds of a median that goes into docs/BENCHMARKS.md. */
const SEVEN = 7;
const LOOPS = '20';

const BENCHES: Readonly<Record<string, (postgres: BenchPostgres, rounds: number) => Promise<Figure[]>>> = {
  'approval-postgres': (postgres, rounds) =>
    measureApproval('PostgreSQL', (round) => postgres.createDatabase(`approval_${round}`), rounds),
  'approval-pglite': (_postgres, rounds) => measureApproval('PGlite', () => Promise.resolve(null), few(rounds)),
  rates: measureRates,
  building: (postgres, rounds) => measureBuilding((round) => postgres.createDatabase(`building_${round}`), few(rounds)),
  consoles: (_postgres, rounds) => measureWholeConsoles(few(rounds)),
  paint: (_postgres, rounds) => measurePaint(rounds),
  recovery: (_postgres, rounds) => measureRecovery(Math.max(rounds, SEVEN)),
  demo: (_postgres, rounds) => measureDemo(Math.max(rounds, SEVEN), Number(values.loops)),
};

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: Object.keys(BENCHES) },
    rounds: { type: 'string' },
    /** Of story mode. */
    loops: { type: 'string', default: LOOPS },
    report: { type: 'string' },
  },
});
const machine = describeMachine(await findBinaries());
console.log(describeMachineLine(machine));
const postgres = await startBenchPostgres();
const figures: Figure[] = [];
try {
  for (const name of values.only) {
    const measure = BENCHES[name];
    if (measure === undefined) throw new Error(`--only: ${Object.keys(BENCHES).join(', ')}`);
    const rounds = Number(values.rounds ?? (name === 'paint' ? 7 : 5));
    const found = await Promise.race([measure(postgres, rounds), interrupted]);
    console.log(`\n${describeFigures(found)}`);
    figures.push(...found);
  }
} finally {
  await postgres.stop();
}
if (values.report !== undefined) await writeReport(values.report, machine, figures);
