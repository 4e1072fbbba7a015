import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '../../../build/preflight.mjs';
import { poll } from '../../process/poll';
import { temporaryFolder } from '../temporary-folder';

const LAUNCHER = path.join(projectRoot, 'launcher/roomkey.mjs');
/** Calls the portal's API as the environment says, in a program given by `-e`. */
const ASK = `
  const { ROOMKEY_PORTAL_URL: url, ROOMKEY_API_TOKEN: token } = process.env;
  const ask = async (path, body) => (await fetch(url + path, {
    headers: { authorization: 'Bearer ' + token, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })).json();
  console.log(url);`;
const node = (program: string) => [process.execPath, '--input-type=module', '-e', `${ASK}${program}`];

interface Run {
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  readonly code: Promise<number | null>;
}

function start(...args: readonly string[]): Run {
  const child = spawn(process.execPath, [LAUNCHER, 'with-portal', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  return { child, output, code: once(child, 'close').then(() => child.exitCode) };
}

async function runToEnd(...args: readonly string[]) {
  const { output, code } = start(...args);
  const ended = { code: await code, ...output };
  const log = /^The portal's log: (.+)$/m.exec(ended.stderr)?.[1];
  if (log !== undefined) onTestFinished(() => rm(path.dirname(log), { recursive: true, force: true }));
  return { ...ended, log };
}

const printedUrl = (stdout: string) => /http:\S+/.exec(stdout)?.[0] ?? 'none';

test('a command finds the sample organisation and test controls; its exit code is passed on, and the portal ends', async () => {
  const program = `
    const { organisation, testControls } = await ask('/api/session');
    console.log(JSON.stringify({ organisation, testControls }));
    process.exitCode = 7;`;
  const { code, stdout, log } = await runToEnd(...node(program));
  expect([code, stdout]).toEqual([7, expect.stringContaining('{"organisation":"Contoso","testControls":true}')]);
  await expect(fetch(printedUrl(stdout))).rejects.toThrow();
  expect(await readFile(log ?? '', 'utf8')).toContain('"level":');
});

test('0 is 0, without a log; the command gets its own options as they are, and the portal can be empty', async () => {
  const program = `console.log((await ask('/api/accounts')).total, process.argv.slice(1).join());`;
  const { code, stdout, log } = await runToEnd('--seed', 'empty', '--', ...node(program), '--', '--seed', '--help');
  expect([code, stdout, log]).toEqual([0, expect.stringMatching(/^0 --seed,--help$/m), undefined]);
});

test('127 when the command is not found, 126 when it cannot be run', async () => {
  const missing = await runToEnd('no-such-command-of-anybody');
  expect([missing.code, missing.stderr]).toEqual([127, expect.stringContaining('command not found')]);
  const file = path.join(await temporaryFolder(), 'plain');
  await writeFile(file, 'nothing to run', { mode: 0o600 });
  const plain = await runToEnd(file);
  expect([plain.code, plain.stderr]).toEqual([126, expect.stringContaining('EACCES')]);
});

test('128 + n when signal n ended the command', async () => {
  expect((await runToEnd(...node(`process.kill(process.pid, 'SIGKILL');`))).code).toBe(137);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends the command, then the portal: %i', async (signal, expected) => {
  const { child, output, code } = start(...node(`setInterval(() => undefined, 1000);`));
  await poll('the command did not run', 60_000, () =>
    Promise.resolve(output.stdout.includes('http') ? true : undefined),
  );
  child.kill(signal);
  expect(await code).toBe(expected);
  await expect(fetch(printedUrl(output.stdout))).rejects.toThrow();
});

test('a command that ends in its own way on Ctrl+C decides the exit code, with the portal still there', async () => {
  const program = `
    setInterval(() => undefined, 1000);
    process.on('SIGINT', async () => {
      console.log((await ask('/api/session')).organisation);
      process.exit(3);
    });`;
  const { child, output, code } = start(...node(program));
  await poll('the command did not run', 60_000, () =>
    Promise.resolve(output.stdout.includes('http') ? true : undefined),
  );
  child.kill('SIGINT');
  expect([await code, output.stdout]).toEqual([3, expect.stringContaining('Contoso')]);
});

test('asked to end before the command runs, it never runs', async () => {
  const mark = path.join(await temporaryFolder(), 'mark');
  const { child, code } = start('touch', mark);
  await once(child, 'spawn');
  // The launcher hears signals as soon as the portal's process exists.
  await poll('the portal was not started', 60_000, async () =>
    (await childrenOf(child.pid)).length > 0 ? true : undefined,
  );
  child.kill('SIGTERM');
  expect(await code).toBe(143);
  await expect(access(mark)).rejects.toThrow('ENOENT');
});

test('125 when the portal does not start or ends early, with its words and its log', async () => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'state.json'), '{}');
  await writeFile(path.join(folder, 'keys.json'), '{}', { mode: 0o600 });
  const broken = await runToEnd('--state', `${folder}/state.json`, '--keys', `${folder}/keys.json`, 'true');
  expect([broken.code, broken.stderr]).toEqual([125, expect.stringContaining('[keys.malformed]')]);
  expect(await readFile(broken.log ?? '', 'utf8')).toContain('[keys.malformed]');

  const program = `
    const { readdirSync, readFileSync } = await import('node:fs');
    for (const id of readdirSync('/proc').filter((name) => /^\\d+$/.test(name))) {
      const read = (file) => { try { return readFileSync('/proc/' + id + '/' + file, 'utf8'); } catch { return ''; } };
      if (read('status').includes('PPid:\\t' + process.ppid + '\\n') && read('cmdline').includes(['portal', 'server'].join('/'))) process.kill(Number(id), 'SIGKILL');
    }
    setInterval(() => undefined, 1000);`;
  const killed = await runToEnd(...node(program));
  expect([killed.code, killed.stderr]).toEqual([125, expect.stringContaining('ended by the signal SIGKILL')]);
});

test('the state of one run is the beginning of another, with the same keys only', async () => {
  const folder = await temporaryFolder();
  const [state, keys] = [path.join(folder, 'state.json'), path.join(folder, 'state.keys.json')];
  const make = `
    const { items } = await ask('/api/accounts?readiness=No+action+needed');
    const { id, otp } = await ask('/api/otps', { accountId: items[0].id });
    console.log('made', id, otp);
    process.exitCode = 1;`;
  const first = await runToEnd('--save-state', state, ...node(make));
  const [, id = '', otp = ''] = /^made (\S+) (\d+)$/m.exec(first.stdout) ?? [];
  expect([first.code, otp.length]).toEqual([1, 16]);
  expect(((await stat(state)).mode & 0o777).toString(8)).toBe('600');
  expect(await readFile(state, 'utf8')).not.toContain(otp);

  const reveal = `console.log('read', (await ask('/api/otps/${id}/reveal', {})).otp);`;
  const second = await runToEnd('--state', state, ...node(reveal));
  expect([second.code, second.stdout]).toEqual([0, expect.stringContaining(`read ${otp}`)]);

  const others = path.join(folder, 'others.json');
  const content = { version: 1, id: 'k-others', root: Buffer.alloc(32, 7).toString('base64') };
  await writeFile(others, JSON.stringify(content), { mode: 0o600 });
  const strange = await runToEnd('--state', state, '--keys', others, 'true');
  expect([strange.code, strange.stderr]).toEqual([125, expect.stringContaining('saved with')]);
  await rm(keys);
  const without = await runToEnd('--state', state, 'true');
  expect([without.code, without.stderr]).toEqual([125, expect.stringContaining('--keys')]);
  await expect(access(keys)).rejects.toThrow('ENOENT');
});

test('125 when the state cannot be saved after a command that went well', async () => {
  const file = path.join(await temporaryFolder(), 'no-such-folder', 'state.json');
  const keys = path.join(await temporaryFolder(), 'keys.json');
  const { code, stderr } = await runToEnd('--save-state', file, '--keys', keys, 'true');
  expect([code, stderr]).toEqual([125, expect.stringContaining('was not saved')]);
});

/** The processes that it has started and that still run. */
async function childrenOf(pid: number | undefined): Promise<string[]> {
  const file = `/proc/${String(pid)}/task/${String(pid)}/children`;
  const ids = (await readFile(file, 'utf8').catch(() => '')).split(' ').filter((id) => id !== '');
  const commands = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return commands.filter((command) => command.includes('portal/server/index.js'));
}
