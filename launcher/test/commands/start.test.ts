import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { access, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '../../../build/preflight.mjs';
import { poll } from '../../process/poll';
import { temporaryFolder } from '../temporary-folder';

const startMs = 100_000;
const endMs = 30_000;

const KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });

interface Demo {
  readonly npm: ChildProcess;
  readonly lines: string[];
  readonly errors: string[];
  /** The first line that begins so, without its beginning. */
  value(label: string): string;
}

/** `npm start` as a person without a display would run it, on data of its own. */
async function startDemo(data: string, ...further: string[]): Promise<Demo> {
  const npm = spawn('npm', ['start', '--silent', '--', '--data', data, '--virtual', ...further], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void npm.kill('SIGTERM'));
  const [lines, errors] = [linesOf(npm.stdout), linesOf(npm.stderr)];
  await poll('npm start did not print its card', startMs, () => {
    if (npm.exitCode !== null) throw new Error(`npm start ended: ${errors.join('\n')}`);
    return Promise.resolve(lines.some((line) => /^─{80}$/.test(line)) ? true : undefined);
  });
  const value = (label: string) => lines.find((line) => line.startsWith(label))?.slice(label.length) ?? '';
  return { npm, lines, errors, value };
}

function linesOf(stream: NodeJS.ReadableStream): string[] {
  const lines: string[] = [];
  createInterface({ input: stream }).on('line', (line) => void lines.push(line));
  return lines;
}

/** The ids of processes that name a folder among their arguments: only the demo of one test does. */
async function processesOf(folder: string): Promise<{ pid: number; command: string }[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(
    ids.map(async (id) => ({
      pid: Number(id),
      command: await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => ''),
    })),
  );
  return all.filter(({ command }) => command.includes(folder));
}

async function eventsOf(data: string): Promise<string> {
  return readFile(path.join(data, 'console-virtual', 'logs', 'events.jsonl'), 'utf8').catch(() => '');
}

/** Claims the OTP, as a console does: its room is taken from now on. */
async function useUp(demo: Demo): Promise<void> {
  const body = new URLSearchParams({
    ...{ client_id: 'room-console', otp: demo.value('OTP: ').replaceAll(' ', ''), device_source: 'profile' },
    ...{ device_make: 'Contoso', device_model: 'Room', device_serial: '1', device_os: 'Windows', app_version: '1' },
    device_jwk: JSON.stringify({ kty: 'EC', crv: 'P-256', x: KEY.x, y: KEY.y }),
  });
  const answer = await fetch(`${demo.value('Portal: ')}/oauth2/device_authorization`, { method: 'POST', body });
  expect(answer.status, await answer.clone().text()).toBe(200);
}

/** The room that the card names. */
const roomOf = ({ lines }: Demo): string | undefined =>
  / It is for (.+?)\. 3\. /.exec(lines.join(' ').replaceAll(/\s+/g, ' '))?.[1];

async function expectNothingLeft(data: string): Promise<void> {
  await poll('The processes of the demo did not end', endMs, async () =>
    (await processesOf(data)).length === 0 ? true : undefined,
  );
}

describe('npm start without a display', () => {
  test('prints what a person needs, shows the console, ends when asked and starts again', async () => {
    const data = path.join(await temporaryFolder(), 'demo');
    const first = await startDemo(data);

    expect(first.value('Portal: ')).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(first.value('Sign in: ')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#\/sign-in\?token=.{20,}$/);
    expect(first.value('OTP: ')).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
    const picture = path.join(data, 'console.png');
    expect(first.value('Console: ')).toContain(`pictured in ${picture}`);
    await poll('No picture of the console appeared', endMs, () =>
      access(picture).then(
        () => true,
        () => undefined,
      ),
    );
    expect((await fetch(first.value('Portal: '))).status).toBe(200);
    const card = first.lines.slice(first.lines.findIndex((line) => line.startsWith('── ')));
    expect(card.join(' ').replaceAll(/\s+/g, ' ')).toContain(`Type the OTP ${first.value('OTP: ')}`);
    for (const line of card) expect(line.length, line).toBeLessThanOrEqual(80);
    await poll('The console did not open the portal’s window', endMs, async () =>
      (await eventsOf(data)).includes('app.portalWindow.opened') ? true : undefined,
    );
    // SECURITY: what signs in as an administrator stands on no command line.
    expect((await processesOf(data)).filter(({ command }) => command.includes('token='))).toEqual([]);
    const marker = path.join(data, 'console-virtual', 'left-over');
    await writeFile(marker, '');
    await useUp(first);

    first.npm.kill('SIGTERM');
    await expectNothingLeft(data);
    await expect(fetch(first.value('Portal: '))).rejects.toThrow();
    await expect(access(picture)).rejects.toThrow('ENOENT');

    // The room that the first demo used up is free again, and its console is at its first screen.
    const second = await startDemo(data, '--kiosk', '--lan');
    expect(second.value('OTP: ')).not.toBe(first.value('OTP: '));
    expect(roomOf(second)).toBe(roomOf(first));
    expect(second.lines.join('\n')).toMatch(/^Exit PIN: \d{6} /m);
    // With its fingerprints and a code below it, or that there is no private address.
    await poll('Nothing was said of the local network', endMs, () =>
      Promise.resolve(second.lines.some((line) => line.startsWith('On the local network: ')) ? true : undefined),
    );
    expect(await readFile(marker, 'utf8').catch(() => 'gone')).toBe('gone');
    second.npm.kill('SIGTERM');
    await expectNothingLeft(data);
  }, 300_000);

  test('a wrong option is answered with the right ones', () => {
    const { status, stdout, stderr } = spawnSync('npm', ['start', '--silent', '--', '--fast'], {
      ...{ cwd: projectRoot, encoding: 'utf8' },
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^Unknown option '--fast'\.\n\nUsage: npm start -- \[options\]/);
  });

  test('says which part ended by itself, and ends the others', async () => {
    const data = path.join(await temporaryFolder(), 'demo');
    const demo = await startDemo(data);
    const portal = (await processesOf(data)).find(({ command }) => command.includes('portal/server/index.js'));
    if (portal === undefined) throw new Error('no portal');
    process.kill(portal.pid, 'SIGKILL');

    const [code] = (await once(demo.npm, 'close')) as [number];

    expect(code).toBe(1);
    expect(demo.errors.join('\n')).toMatch(/^The portal was ended by SIGKILL\.$/m);
    expect(demo.errors.join('\n')).toContain('Everything else has been ended.');
    await expectNothingLeft(data);
  }, 200_000);
});
