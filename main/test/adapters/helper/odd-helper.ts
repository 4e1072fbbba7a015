/** A helper that misbehaves on demand, for the tests of the client. Named fault: none of this can be provoked in a real one. */
import { serveHelper } from '../../../adapters/helper/serve-helper';

let asked = 0;

serveHelper(async (body) => {
  asked += 1;
  switch (body) {
    case 'hang':
      return new Promise<never>(() => undefined);
    case 'block':
      for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    case 'crash':
      process.kill(process.pid, 'SIGSEGV');
      return new Promise<never>(() => undefined);
    case 'throw':
      throw new Error('a text with a secret');
    case 'environment':
      return { argv: process.argv.slice(2), names: Object.keys(process.env) };
    default:
      return Promise.resolve({ body, asked, pid: process.pid });
  }
});
