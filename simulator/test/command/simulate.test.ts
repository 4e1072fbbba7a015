import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeTempFolder } from '../../../main/test/support/temp-folder';
import { type RealPortal, startRealPortal } from '../../../main/test/support/real-portal';
import { simulate } from '../../command/simulate';
import { RunResultSchema } from '../../report/run-result';
import { SCENARIO_FOLDER } from '../scenario/all-scenarios';

let portal: RealPortal;
let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let tokenFile: string;
beforeAll(async () => (portal = await startRealPortal()));
afterAll(() => portal.stop());
beforeEach(async () => {
  folder = await makeTempFolder();
  tokenFile = path.join(folder.path, 'token');
  await writeFile(tokenFile, `${portal.apiToken}\n`);
});
afterEach(() => folder.remove());

async function run(...args: string[]) {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await simulate(args, {
    portalServer: '/there/is/none',
    signal: new AbortController().signal,
    print: (line) => void lines.push(line),
    printError: (line) => void errors.push(line),
    terminal: new PassThrough().resume(),
    env: {},
  });
  return { code, out: lines.join('\n'), err: errors.join('\n') };
}
const given = () => ['--portal', portal.url, '--token-file', tokenFile];
const shipped = (name: string): string => path.join(SCENARIO_FOLDER, `${name}.yaml`);

describe('simulate', () => {
  it('runs scenarios, says how each went, and writes reports', async () => {
    const report = path.join(folder.path, 'report.json');
    const { code, out, err } = await run(
      ...given(),
      '--scenario',
      shipped('approved'),
      shipped('rejected'),
      '--report',
      report,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^1\/2 ok {5}approved\n2\/2 ok {5}rejected\n2 passed, 0 failed, in [\d.]+ s\.$/);
    const result = RunResultSchema.parse(JSON.parse(await readFile(report, 'utf8')));
    expect(result.runs.map(({ name, ok }) => [name, ok])).toEqual([
      ['approved', true],
      ['rejected', true],
    ]);
    expect(JSON.stringify(result)).not.toContain(portal.apiToken);
  });

  it('ends with 1 when an expectation does not hold, and shows the way there', async () => {
    const file = path.join(folder.path, 'mine.yaml');
    const text = await readFile(shipped('approved'), 'utf8');
    await writeFile(file, text.replace('provisioning: Provisioned', 'provisioning: Rejected'));
    const { code, out } = await run(...given(), '--scenario', file);
    expect(code).toBe(1);
    expect(out).toContain('FAILED mine');
    expect(out).toMatch(/expected: Rejected\n {4}received: Provisioned\n[^]*awaitingApproval.online.polling/);
  });

  it('takes folders, and lists what is there without a portal', async () => {
    const { code, out } = await run('--scenario', SCENARIO_FOLDER, '--list');
    expect(code).toBe(0);
    expect(out.split('\n').length).toBeGreaterThanOrEqual(30);
    expect(out).toMatch(/^approved +The administrator approves after two minutes/m);
  });

  it('ends with 2 for a wrong scenario, and names all that is wrong', async () => {
    await mkdir(path.join(folder.path, 'mine'));
    const [one, other] = ['one', 'other'].map((name) => path.join(folder.path, 'mine', `${name}.yaml`));
    await writeFile(one!, 'description: Somebody approves.\nexpects: {}\n');
    await writeFile(other!, 'description: Somebody approves.\nexpect: {}\n');
    const { code, err } = await run(...given(), '--scenario', path.join(folder.path, 'mine'));
    expect(code).toBe(2);
    expect(err).toContain(`${one!}:2:1: unknown key "expects"`);
    expect(err).toContain(`${other!}:2:9: `);
  });

  it.each([
    ['nothing to simulate', [], 'Say what to simulate'],
    ['an unknown option', ['--scenarios', 'x'], "unknown option '--scenarios'"],
    ['a file that is not there', ['--scenario', '/no/such.yaml'], '/no/such.yaml: there is no such file or folder'],
    [
      'an address that is none',
      ['--portal', 'ftp://contoso.example', '--scenario', SCENARIO_FOLDER],
      '--portal must be an address',
    ],
    ['a token file without a portal', ['--token-file', 'x', '--scenario', SCENARIO_FOLDER], '--token-file belongs to'],
    [
      'a report of no known form',
      ['--scenario', SCENARIO_FOLDER, '--report', 'x.doc'],
      'must end in .xml, .json, .html',
    ],
  ])('ends with 2 for %s', async (_, args, message) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('ends with 1 when the portal refuses the token, without telling it', async () => {
    await writeFile(tokenFile, 'not-the-right-token');
    const { code, err } = await run(...given(), '--scenario', shipped('approved'));
    expect(code).toBe(1);
    expect(err).toMatch(/refused/);
    expect(err).not.toContain('not-the-right-token');
  });
});
