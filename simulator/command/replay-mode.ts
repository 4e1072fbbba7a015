/** `--replay`: a console's event log against the machine. Needs no portal. */
import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { replayFile } from '../replay/replay-file';
import { versions } from '../report/machine-facts';
import { type Mode, UsageError } from './mode';

const OptionsSchema = z.object({
  replay: z.string().optional(),
  from: z.number().default(1),
  verbose: z.boolean().default(false),
});

export const replayMode: Mode = {
  addOptions(program) {
    program
      .option('--replay <file>', "a console's event log against the machine: shows the first difference")
      .option('--from <line>', 'replay: the line to begin with', lineNumber)
      .option('--verbose', 'replay: also what had to be assumed');
  },
  isAsked: (options) => options['replay'] !== undefined,
  async run(options, { print }) {
    const { replay: file = '', from, verbose } = OptionsSchema.parse(options);
    const replayed = await replayFile(file, { from, verbose, version: versions().roomkey }).catch((thrown: unknown) => {
      throw new UsageError(thrown instanceof Error ? thrown.message : `${file} cannot be read.`);
    });
    print(replayed.text);
    return replayed.exitCode === 0 ? null : 'failed';
  },
};

function lineNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It takes the number of a line, from 1.');
}
