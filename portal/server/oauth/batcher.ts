/**
 * Joins calls of the same kind that come within one turn of the event loop into one statement, so that a building of
 * consoles that is approved in one act costs tens of statements instead of thousands.
 */

/** Keeps a statement below PostgreSQL's limit of 65,535 parameters for up to a hundred of them per call. */
const MAX_BATCH = 500;

interface Call<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (reason: unknown) => void;
}

/** `run` answers one output per input, in the same order. Its rejection rejects every call of that batch. */
export function batched<Input, Output>(
  run: (inputs: readonly Input[]) => Promise<readonly Output[]>,
): (input: Input) => Promise<Output> {
  let waiting: Call<Input, Output>[] = [];

  function flush(): void {
    const calls = waiting;
    waiting = [];
    for (let start = 0; start < calls.length; start += MAX_BATCH) void settle(calls.slice(start, start + MAX_BATCH));
  }

  async function settle(calls: readonly Call<Input, Output>[]): Promise<void> {
    try {
      const outputs = await run(calls.map((call) => call.input));
      if (outputs.length !== calls.length)
        throw new Error('A batch answered another number of outputs than it had inputs.');
      outputs.forEach((output, index) => calls[index]?.resolve(output));
    } catch (error) {
      for (const call of calls) call.reject(error);
    }
  }

  return (input) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ input, resolve, reject });
    });
}
