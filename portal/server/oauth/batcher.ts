/**
 * Joins calls of the same kind into one statement, so that a building of consoles that is approved in one act costs tens of
 * statements instead of thousands. Calls that come within one turn of the event loop are joined; so are those that come
 * while as many statements as allowed are under way, so that batches grow with the load and a quiet portal waits for nobody.
 */

/** Keeps a statement below PostgreSQL's limit of 65,535 parameters for up to a hundred of them per call. */
const MAX_BATCH = 500;
/** While one statement's commit reaches the disk, the next can already run; more of them would only be smaller. */
const MAX_UNDER_WAY = 2;

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
    while (underWay < MAX_UNDER_WAY && waiting.length > 0) {
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
      if (underWay < MAX_UNDER_WAY) schedule();
    });
}
