/** What happens to a portal when the network comes, changes and goes: a network of its own, made by the kernel, no fake. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '../test-portal';

const Seen = z.object({
  alone: z.object({ lines: z.array(z.string()), status: z.number() }),
  up: z.string(),
  there: z.number(),
  moved: z.string(),
  elsewhere: z.number(),
  down: z.string(),
  after: z.number(),
});

// Linux alone has networks that a test can make and take down without touching the machine's own.
test.skipIf(process.platform !== 'linux')(
  'a network comes, changes its address, and goes',
  { timeout: 180_000 },
  async () => {
    const data = path.join(await temporaryFolder(), 'data');
    const asRoot = process.getuid?.() === 0 ? ['--net'] : ['--user', '--map-root-user', '--net'];
    const inside = [process.execPath, '--import', 'tsx', 'portal/test/lan/in-namespace.ts', data];
    const { stdout } = await promisify(execFile)('unshare', [...asRoot, ...inside]);
    const seen = Seen.parse(JSON.parse(stdout));
    expect(seen.alone.status).toBe(200);
    expect(seen.alone.lines).toEqual([
      expect.stringMatching(/^Portal: http:\/\/127\.0\.0\.1:\d+$/),
      `Authority: ${data}.keys.authority.crt`,
      expect.stringMatching(/^Authority SHA-256: ([0-9A-F]{4} ){15}[0-9A-F]{4}$/),
      'Addresses: none',
      'No private address now: nothing but this machine can reach the portal.',
    ]);
    expect([seen.there, seen.elsewhere, seen.after]).toEqual([200, 200, 200]);
    expect(seen.up).toMatch(/^Addresses: https:\/\/192\.168\.77\.1:\d+$/);
    expect(seen.moved).toMatch(/^Addresses: https:\/\/10\.9\.8\.7:\d+$/);
  },
);
