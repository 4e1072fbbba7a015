/** Starts a whole portal: store, keys, clock, HTTP server, tidying. Used by the process and by tests. */
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { PortalConfig } from './config/config';
import { makeLogger } from './config/logger';
import { StartupError } from './config/startup-errors';
import type { PortalContext } from './context';
import { writeApiTokenFile } from './features/api-tokens/api-tokens';
import { prepareOtp } from './features/demo/ready-otp';
import { makeSignInUrl } from './features/session/sign-in-link';
import { keepStartState } from './features/test-controls/state/start-state';
import { buildApp } from './http/app';
import type { Interfaces } from './lan/choose-addresses';
import { startSweeper } from './jobs/sweeper';
import { openPortal } from './open-portal';

export interface RunningPortal {
  /** The public URL, or where it listens; no trailing slash. */
  readonly url: string;
  /** For a person: with a one-use token while there is no administrator, the plain page afterwards. */
  readonly signInUrl: string;
  readonly ctx: PortalContext;
  /** Lets running requests end, answers held polls, then closes the database. Safe to call twice. */
  close(): Promise<void>;
}

interface StartOptions {
  readonly log?: Logger;
  /** Another process took the data directory over: nothing may be written any more. */
  readonly onLockLost?: (cause: Error) => void;
  /** This machine's network interfaces, for `--lan`: the operating system's list. */
  readonly interfaces?: () => Interfaces;
  /** How often `--lan` looks at them, in ms; by default every three seconds. */
  readonly lookMs?: number;
}

/** Throws `StartupError` (with cause, remedy and exit code) when something stands in the way; nothing is left running then. */
export async function startPortal(config: PortalConfig, options: StartOptions = {}): Promise<RunningPortal> {
  const log = options.log ?? makeLogger();
  const lockLost = (cause: Error) => {
    log.fatal({ reason: cause.message }, 'another process took the data directory over');
    options.onLockLost?.(cause);
  };
  const open = await openPortal(config, { ...options, log, onLockLost: lockLost });
  const { ctx } = open;
  let app: FastifyInstance | undefined;
  try {
    app = await buildApp(ctx);
    const listening = await listen(app, config);
    open.listeningAt(listening);
    await ctx.lan?.serve(ctx, Number(new URL(listening).port));
    if (config.apiTokenFile !== null) await writeApiTokenFile(ctx, config.apiTokenFile);
    const signInUrl = await makeSignInUrl(ctx);
    await keepStartState(ctx);
    if (ctx.demo !== null) await prepareOtp(ctx);
    const stopSweeper = startSweeper(ctx);
    const server = app;
    const close = once(async () => {
      // Before the servers, which wait for the orders' poll that is held.
      ctx.demo?.director.close();
      await Promise.all([server.close(), ctx.lan?.close()]);
      await stopSweeper();
      await open.close();
    });
    return { url: ctx.publicUrl(), signInUrl, ctx, close };
  } catch (error) {
    await Promise.all([app?.close(), ctx.lan?.close()]);
    await open.close();
    throw error;
  }
}

/** Gives back the address it listens at, as a URL. */
async function listen(app: FastifyInstance, config: PortalConfig): Promise<string> {
  const { host, port } = config;
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    const params = { host, port: String(port), reason: code };
    throw new StartupError(code === 'EADDRINUSE' ? 'port.inUse' : 'port.refused', params, { cause });
  }
  const [address] = app.addresses();
  const actualPort = typeof address === 'object' ? address.port : port;
  const name = host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host;
  return `${config.tls === null ? 'http' : 'https'}://${name}:${String(actualPort)}`;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
