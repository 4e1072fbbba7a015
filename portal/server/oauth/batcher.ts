/**
 * Joins calls of the same kind into one statement, so that a building of consoles that is approved in one act costs tens of
 * statements instead of thousands. Calls that come within one turn of the event loop are joined; with a limit also those
 * that come while as many statements as allowed are under way, so that batches grow with the load, and nobody waits at a
 * quiet portal.
 */

/** Keeps a statement below PostgreSQL's limit of 65,535 parameters for up to a hundred of them per call. */
const MAX_BATCH = 500;
interface Call<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * `run` answers one output per input, in the same order. Its rejection rejects every call of that batch.
 * @param underWay how many statements may run at once. Only what never waits for another's lock may have a limit: behind a
 * statement that waits, everybody would.
 */
export function batched<Input, Output>(
  run: (inputs: readonly Input[]) => Promise<readonly Output[]>,
  { underWay: limit = Infinity }: { readonly underWay?: number } = {},
): (input: Input) => Promise<Output> {
  let waiting: Call<Input, Output>[] = [];
  let underWay = 0;
  let isScheduled = false;

  /** A whole turn of the event loop later, so that calls that came in the same turn come together. */
  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      flush();
    });
  }

  function flush(): void {
    while (underWay < limit && waiting.length > 0) {
      const calls = waiting.slice(0, MAX_BATCH);
      waiting = waiting.slice(MAX_BATCH);
      underWay += 1;
      void settle(calls).finally(() => {
        underWay -= 1;
        if (waiting.length > 0) schedule();
      });
    }
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
      waiting.push({ input, resolve, reject });
      if (underWay < limit) schedule();
    });
}
