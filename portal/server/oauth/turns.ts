/**
 * At most so many at once; the others wait for their turn in order. Ten thousand consoles that all ask for their credential in
 * the same second would otherwise queue for the database's few connections, and be refused when that queue's time is over.
 */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function turns(atOnce: number): InTurn {
  const waiting: (() => void)[] = [];
  let working = 0;
  return async (work) => {
    if (working >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else working += 1;
    try {
      return await work();
    } finally {
      // The turn is handed on, so `working` stays as it is.
      const next = waiting.shift();
      if (next === undefined) working -= 1;
      else next();
    }
  };
}
