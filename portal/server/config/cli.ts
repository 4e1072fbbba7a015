/** The portal's command line and environment, checked and turned into a `PortalConfig`. */
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { isLoopback, type PortalConfig } from './config';
import { isLoopbackAddress, isPrivateAddress } from '../lan/address-ranges';
import { StartupError } from './startup-errors';

const Origin = z
  .url({ protocol: /^https?$/, error: '--public-url must be an http or https address' })
  .refine(isBareOrigin, '--public-url must be an address without a path')
  .transform((text) => (URL.canParse(text) ? new URL(text).origin : text));

const Options = z.object({
  port: z.number().int().min(0).max(65_535),
  host: z.string().min(1).max(253),
  data: z.string().min(1),
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:/, '--database-url must begin with postgres: or postgresql:')
    .optional(),
  seed: z.enum(['contoso']).optional(),
  apiTokenFile: z.string().min(1).optional(),
  state: z.string().min(1).optional(),
  endWithInput: z.boolean().default(false),
  keys: z.string().min(1).optional(),
  createKeys: z.boolean().default(false),
  testControls: z.boolean().default(false),
  demo: z.boolean().default(false),
  publicUrl: Origin.optional(),
  tlsCert: z.string().min(1).optional(),
  tlsKey: z.string().min(1).optional(),
  lan: z.boolean().default(false),
  lanAddress: z
    .array(
      z
        .union([z.ipv4(), z.ipv6()], '--lan-address must be an IPv4 or IPv6 address')
        // SECURITY: answers a demo on the internet by a slip of the hand.
        .refine(isLocalAddress, '--lan-address must be a private address'),
    )
    .optional(),
  trustProxy: z
    .array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], '--trust-proxy must be an address or CIDR range'))
    .default([]),
  webRoot: z.string().min(1),
});
type Given = z.infer<typeof Options>;

function isLocalAddress(address: string): boolean {
  return isPrivateAddress(address) || isLoopbackAddress(address);
}

function isBareOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).pathname === '/' && !/[?#@]/.test(text);
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Throws `StartupError` for values that cannot work, and commander's `CommanderError` for --help and unknown options,
 * which commander has then already answered.
 */
export async function readCommandLine(args: readonly string[], environment: Environment): Promise<PortalConfig> {
  const parsed = Options.safeParse(makeCommand(environment).parse(args, { from: 'user' }).opts());
  if (!parsed.success) {
    throw new StartupError('config.invalid', { problems: parsed.error.issues.map(describe).join(' ') });
  }
  const given = parsed.data;
  refuseBesideLan(given);
  refuseExposed(given);
  refuseDemo(given);
  if (given.state !== undefined && !given.testControls)
    throw new StartupError('config.invalid', { problems: '--state needs --test-controls.' });
  return {
    host: given.host,
    port: given.port,
    publicUrl: given.publicUrl ?? null,
    dataDir: path.resolve(given.data),
    databaseUrl: given.databaseUrl ?? null,
    keysPath: path.resolve(given.keys ?? `${given.data}.keys.json`),
    createKeys: given.createKeys,
    tls: await readTls(given),
    lan: given.lan || given.lanAddress !== undefined ? { only: given.lanAddress ?? null } : null,
    trustProxy: given.trustProxy,
    testControls: given.testControls,
    demo: given.demo,
    webRoot: path.resolve(given.webRoot),
    apiTokenFile: given.apiTokenFile === undefined ? null : path.resolve(given.apiTokenFile),
    seed: given.seed ?? null,
    endWithInput: given.endWithInput,
    stateFile: given.state === undefined ? null : path.resolve(given.state),
  };
}

export { CommanderError };

function makeCommand(environment: Environment): Command {
  const databaseUrl = environment['DATABASE_URL'];
  const command = new Command('roomkey-portal')
    .description('Roomkey portal: issues and approves one-time passwords for simulated Teams Rooms consoles.')
    .exitOverride()
    .option('--port <number>', 'port to listen on; 0 lets the system choose', wholeNumber, 8443)
    .option('--host <name>', 'address to listen on', '127.0.0.1')
    .option('--data <folder>', 'folder of the embedded database', defaultDataDirectory(environment))
    .option('--seed <name>', 'fill an empty portal with a sample organisation: contoso')
    .option('--api-token-file <file>', 'write an administrator’s API token here (mode 0600, valid 24 h)')
    .option('--keys <file>', 'keys file; by default beside the data folder, with .keys.json after its name')
    .option('--create-keys', 'make the keys file for a new PostgreSQL database')
    .option('--public-url <url>', 'address under which browsers and consoles reach the portal')
    .option('--tls-cert <file>', 'certificate chain (PEM)')
    .option('--tls-key <file>', 'private key (PEM)')
    .option('--lan', 'serve the local network too, over TLS with certificates of its own local authority')
    .option('--lan-address <address...>', 'as --lan, at these private addresses of this machine alone')
    .option('--trust-proxy <address...>', 'address or CIDR range of a proxy in front')
    .option('--test-controls', 'loopback only: lets callers move time, inject faults and replace the state')
    .option(
      '--demo',
      'with --seed contoso: a presenter’s page, and a reset that deletes all but the sample organisation',
    )
    .option('--state <file>', 'with --test-controls: begin with a saved state, in an empty portal')
    .option('--end-with-input', 'end when standard input is closed: with whatever started the portal')
    .option('--web-root <folder>', 'folder of the built administrators’ site', defaultWebRoot());
  const option = command.createOption(
    '--database-url <url>',
    'PostgreSQL server (also DATABASE_URL) instead of the embedded database',
  );
  // Not as a default value: --help would print it, with its password.
  command.addOption(option);
  if (databaseUrl !== undefined && databaseUrl !== '')
    command.setOptionValueWithSource('databaseUrl', databaseUrl, 'env');
  return command;
}

/**
 * SECURITY: a presenter's link and the reset are for a rehearsal's portal, on this machine or with its own certificate on
 * the local network: not for a database that others use, nor behind a proxy that the internet reaches.
 */
function refuseDemo({ demo, seed, databaseUrl, host, publicUrl, tlsCert, trustProxy }: Given): void {
  if (!demo) return;
  if (seed !== 'contoso' || databaseUrl !== undefined) throw new StartupError('config.demoNeedsSample');
  const isLocal = isLoopback(host) && (publicUrl === undefined || isLoopback(new URL(publicUrl).hostname));
  if (trustProxy.length > 0 || (!isLocal && tlsCert === undefined)) throw new StartupError('config.demoExposed');
}

/** SECURITY: passwords and OTPs would cross the network in clear text without https. */
function refuseExposed({ host, publicUrl, testControls }: Given): void {
  const local = isLoopback(host);
  const publicHost = publicUrl === undefined ? null : new URL(publicUrl).hostname;
  const isPublic = publicHost !== null && !isLoopback(publicHost);
  if ((!local || isPublic) && !(publicUrl ?? '').startsWith('https:'))
    throw new StartupError('config.publicUrlNeeded', { host });
  if (testControls && (!local || isPublic)) throw new StartupError('config.testControlsNotLocal');
}

function refuseBesideLan(given: Given): void {
  if (!given.lan && given.lanAddress === undefined) return;
  const others = {
    '--public-url': given.publicUrl !== undefined,
    '--tls-cert': given.tlsCert !== undefined || given.tlsKey !== undefined,
    [`--host ${given.host}`]: !isLoopback(given.host),
  };
  const options = Object.entries(others).flatMap(([option, isGiven]) => (isGiven ? [option] : []));
  if (options.length > 0) throw new StartupError('config.lanAlone', { options: options.join(', ') });
}

async function readTls({ tlsCert, tlsKey }: Given): Promise<PortalConfig['tls']> {
  if (tlsCert === undefined && tlsKey === undefined) return null;
  if (tlsCert === undefined || tlsKey === undefined) {
    throw new StartupError('config.invalid', { problems: '--tls-cert and --tls-key belong together.' });
  }
  return { cert: await readOption('--tls-cert', tlsCert), key: await readOption('--tls-key', tlsKey) };
}

async function readOption(option: string, file: string): Promise<Buffer> {
  return readFile(file).catch((cause: unknown) => {
    throw new StartupError('config.fileUnreadable', { option, file }, { cause });
  });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('It must be a number from 0 to 65535.');
  return Number(text);
}

/** XDG Base Directory Specification; on Windows the user's local application data. */
function defaultDataDirectory(environment: Environment): string {
  const home = homedir();
  const windows = environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local');
  const others = environment['XDG_DATA_HOME'] ?? path.join(home, '.local', 'share');
  return path.join(process.platform === 'win32' ? windows : others, 'roomkey', 'portal');
}

/** Beside the bundled server (out/portal/server), or from these sources (portal/server/config). */
function defaultWebRoot(): string {
  const bundled = path.join(import.meta.dirname, '..', 'web');
  const fromSources = path.join(import.meta.dirname, '..', '..', '..', 'out', 'portal', 'web');
  return existsSync(path.join(bundled, 'index.html')) ? bundled : fromSources;
}

/** Only the option's name and what is wrong with it: a connection URL's value may hold a password. */
function describe(issue: z.core.$ZodIssue): string {
  return issue.message.startsWith('--') ? `${issue.message}.` : `--${kebab(String(issue.path[0]))}: ${issue.message}.`;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
