/**
 * Run by namespace.test.ts as root of a network of its own, in which there is nothing but loopback at first: starts a portal
 * with `--lan`, brings a network up, changes its address, takes it down, and prints what it saw as JSON.
 */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { startProcess, stop } from '../process/portal-process';
import { ask } from './https';

const [data = ''] = process.argv.slice(2);
const ip = (line: string) => execFileSync('ip', line.split(' '));

/** Until the portal has printed so many lines of that kind; a portal looks every three seconds. */
async function printed(lines: readonly string[], label: string, count: number): Promise<string> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    const found = lines.filter((line) => line.startsWith(label));
    if (found.length >= count) return found[count - 1] ?? '';
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not printed: ${label} (${count}); ${lines.join('\n')}`);
}

ip('link set lo up');
const portal = await startProcess(['--lan', '--data', data]);
try {
  const ca = () => readFile(`${data}.keys.authority.crt`, 'utf8');
  const here = async () => (await fetch(`${portal.url}/api/health/live`)).status;
  const alone = { lines: portal.lines.filter((line) => !line.includes('token')), status: await here() };

  ip('link add room0 type veth peer name room1');
  ip('addr add 192.168.77.1/24 dev room0');
  ip('link set room0 up');
  ip('link set room1 up');
  const up = await printed(portal.lines, 'Addresses: https://192.168.77.1', 1);
  const there = await ask(`${up.replace('Addresses: ', '')}/api/health/live`, await ca());

  ip('addr add 10.9.8.7/8 dev room0');
  ip('addr del 192.168.77.1/24 dev room0');
  const moved = await printed(portal.lines, 'Addresses: https://10.9.8.7', 1);
  const elsewhere = await ask(`${moved.replace('Addresses: ', '')}/api/health/live`, await ca());

  ip('link set room0 down');
  const down = await printed(portal.lines, 'Addresses: none', 2);
  const seen = { alone, up, there: there.status, moved, elsewhere: elsewhere.status, down, after: await here() };
  process.stdout.write(JSON.stringify(seen));
} finally {
  await stop(portal.child, 'SIGTERM');
}
