/** `--scenario`: scenarios one after another, in virtual time. `--list`: what there is. */
import { z } from 'zod';
import { describeFailedRun } from '../scenario/describe-failure';
import { runScenarios } from '../scenario/run-scenarios';
import { collectScenarios } from './collect-scenarios';
import { type Mode, UsageError } from './mode';

const OptionsSchema = z.object({ scenario: z.array(z.string()).optional(), list: z.boolean().optional() });

export const scenarioMode: Mode = {
  addOptions(program) {
    program
      .option('--scenario <path...>', 'scenario files, or folders of them')
      .option('--list', 'say what each scenario shows, and run none');
  },
  isAsked: (options) => OptionsSchema.parse(options).scenario !== undefined,
  async run(options, { portal, print, seed, signal }) {
    const { scenario: paths = [], list = false } = OptionsSchema.parse(options);
    const scenarios = await collectScenarios(paths);
    if (scenarios.length === 0) throw new UsageError('There is no scenario to run.');
    if (list) {
      const width = Math.max(...scenarios.map(({ name }) => name.length));
      for (const { name, scenario } of scenarios) print(`${name.padEnd(width)}  ${scenario.description}`);
      return null;
    }
    let done = 0;
    const result = await runScenarios({
      ...{ scenarios, portal: await portal(), seed, signal },
      onDone(run) {
        done += 1;
        print(
          `${String(done).padStart(String(scenarios.length).length)}/${scenarios.length} ${run.ok ? 'ok    ' : 'FAILED'} ${run.name}`,
        );
        if (!run.ok) print(describeFailedRun(run));
      },
    });
    const { passed, failed } = result.summary;
    print(`${passed} passed, ${failed} failed, in ${(result.durationMs / 1_000).toFixed(1)} s.`);
    return result;
  },
};
