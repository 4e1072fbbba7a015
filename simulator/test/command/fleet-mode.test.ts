import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RealPortal, startRealPortal } from '../../../main/test/support/real-portal';
import { makeTempFolder } from '../../../main/test/support/temp-folder';
import { simulate } from '../../command/simulate';
import { RunResultSchema } from '../../report/run-result';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(
  args: readonly string[],
  { signal = new AbortController().signal, onLine = (_line: string): void => undefined } = {},
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const line = chunk.toString().trimEnd();
      err.push(line);
      onLine(line);
      done();
    },
  });
  const code = await simulate(args, {
    portalServer: '/nowhere',
    signal,
    print: (line) => void out.push(line),
    printError: (line) => void err.push(line),
    terminal,
    env: {},
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let portal: RealPortal;
let tokenFile: string;
const at = (name: string): string => path.join(folder.path, name);

beforeAll(async () => {
  folder = await makeTempFolder();
  portal = await startRealPortal();
  tokenFile = at('token');
  await writeFile(tokenFile, `${portal.apiToken}\n`, { mode: 0o600 });
}, 120_000);
afterAll(async () => {
  await portal.stop();
  await folder.remove();
});

describe('simulate --devices', () => {
  it('runs a fleet against somebody’s portal, says what it makes there, and reports', async () => {
    const reports = [at('run.json'), at('run.html'), at('run.xml')];
    const given = ['--devices', '4', '--seed', 'Zürich 1', '--portal', portal.url, '--token-file', tokenFile];
    const { code, out, err } = await run([...given, '--report', ...reports]);
    expect(err).toContain('uses 4 resource accounts at the site "Simulated fleet Zürich 1"');
    expect(err).toMatch(/fleet-z-rich-1-0001@\S+ to fleet-z-rich-1-0004@\S+\. Missing ones are made/);
    expect(err).toContain('Disable');
    // Which phases are long enough to be seen is the machine's affair.
    expect(err).toMatch(/^(preparing|entering|approving): \d of 4 done, 0 failed/m);
    expect(out).toContain('ok     Portal: receipt “stored” taken exactly once: 4 of 4');
    expect(out).toMatch(/^4 consoles in .*: every expectation held\.$/m);
    expect(code).toBe(0);
    const result = RunResultSchema.parse(JSON.parse(await readFile(reports[0] ?? '', 'utf8')));
    expect(result).toMatchObject({ kind: 'fleet', seed: 'Zürich 1', summary: { passed: 4 } });
    expect(out + err).not.toContain(portal.apiToken);
  });

  it('shows no progress when quiet', async () => {
    const { code, err } = await run(['--devices', '1', '--quiet', '--portal', portal.url, '--token-file', tokenFile]);
    expect(code).toBe(0);
    expect(err).not.toContain('entering');
  });

  it('ends with 1 when the portal does not let it, and says why', async () => {
    await writeFile(at('wrong-token'), 'wrong');
    const wrong = await run(['--devices', '1', '--portal', portal.url, '--token-file', at('wrong-token')]);
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.err).toContain('does not take this API token');
  });

  it('still reports when it is ended early', async () => {
    const ending = new AbortController();
    const args = ['--devices', '6', '--seed', 'early', '--arrival', '2', '--portal', portal.url];
    const { code, out, err } = await run([...args, '--token-file', tokenFile, '--report', at('early.json')], {
      signal: ending.signal,
      onLine: (line) => {
        if (line.startsWith('entering')) ending.abort();
      },
    });
    expect(code).toBe(1);
    expect(err).toContain('Ending the run in order');
    expect(out).toMatch(/ended early\.$/m);
    expect(RunResultSchema.parse(JSON.parse(await readFile(at('early.json'), 'utf8'))).interrupted).toBe(true);
  });

  it.each([
    [['--devices', '0'], 'It takes a whole number from 1.'],
    [['--devices', 'many'], 'It takes a whole number from 1.'],
    [['--devices', '5001'], '--devices takes at most 5000.'],
    [['--devices', '2', '--vault', 'paper'], '--vault is memory or keychain'],
    [['--devices', '51', '--vault', 'keychain'], 'at most 50'],
    [['--devices', '2', '--arrival', '-1'], 'consoles per second'],
    [['--devices', '2', '--concurrency', '0'], 'It takes a whole number from 1.'],
    [['--devices', '2', '--report', 'report.pdf'], 'must end in .xml, .json, .html'],
    [['--devices', '2', '--report', '/dev/null/a.html'], 'cannot be written'],
    [['--devices', '2', '--token-file', 'x'], '--token-file belongs to --portal.'],
    [['--devices', '2', '--portal', 'http://portal.example.com'], 'a portal on another machine needs https'],
    [['--devices', '2', '--portal', 'ftp://portal.example.com'], 'must be an address'],
    [['--devices', '2', '--portal', 'https://portal.example.com', '--token-file', '/nowhere'], 'cannot be read'],
    [['--devices', '2', '--scenario', 'x.yaml'], 'Say what to simulate'],
    [['--devises', '2'], 'unknown option'],
  ])('refuses %j before anything runs', async (args, message) => {
    const { code, out, err } = await run(args);
    expect(err).toContain(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});
