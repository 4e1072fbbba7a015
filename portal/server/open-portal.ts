/** Everything behind the HTTP server: store, keys, clock, organisation. */
import { hostname, networkInterfaces } from 'node:os';
import type { Logger } from 'pino';
import type { PortalConfig } from './config/config';
import { StartupError } from './config/startup-errors';
import { openClock } from './clock/clock';
import type { PortalContext } from './context';
import { Demo } from './features/demo/demo';
import { refuseOtherData } from './features/demo/refuse-other-data';
import { Changes } from './features/events/changes';
import { restoreAtStart } from './features/test-controls/state/start-state';
import { TestControls } from './features/test-controls/test-controls';
import { loadKeys, refuseKeysInside } from './keys/keys-file';
import { openLocalAuthority } from './lan/authority';
import type { Interfaces } from './lan/choose-addresses';
import { LocalNetwork } from './lan/local-network';
import { ensureOrganisation, readKeysId } from './organisation/organisation';
import { seedContoso } from './seed/contoso';
import { openPglite } from './store/open-pglite';
import { openPostgres } from './store/open-postgres';
import type { Store } from './store/store';

export interface OpenPortal {
  readonly ctx: PortalContext;
  /** Tells the context where the server listens, for a configuration without a public URL. */
  listeningAt(url: string): void;
  close(): Promise<void>;
}

interface OpenOptions {
  readonly log: Logger;
  /** The embedded store's lock was taken over: stop at once. */
  readonly onLockLost: (cause: Error) => void;
  /** This machine's network interfaces, for `--lan`: the operating system's list. */
  readonly interfaces?: () => Interfaces;
  /** How often `--lan` looks at them, in ms; by default every three seconds. */
  readonly lookMs?: number;
}

/** Opens the portal's parts in order; what was opened is closed again when a later part refuses (`StartupError`). */
export async function openPortal(config: PortalConfig, options: OpenOptions): Promise<OpenPortal> {
  refuseKeysInside(config.dataDir, config.keysPath);
  const store = await openStore(config, options);
  try {
    return await openOn(store, config, options);
  } catch (error) {
    await store.close();
    throw error;
  }
}

function openStore(config: PortalConfig, { log, onLockLost }: OpenOptions): Promise<Store> {
  return config.databaseUrl === null
    ? openPglite(config.dataDir, { onLockLost })
    : openPostgres(config.databaseUrl, log);
}

async function openOn(store: Store, config: PortalConfig, options: OpenOptions): Promise<OpenPortal> {
  const { log, interfaces = networkInterfaces, lookMs } = options;
  const keys = await loadKeys({
    file: config.keysPath,
    expectedId: await readKeysId(store),
    mayCreate: store.kind === 'pglite' || config.createKeys,
  });
  const boundTo = await ensureOrganisation(store, keys.id);
  if (boundTo !== keys.id) {
    throw new StartupError('keys.mismatch', { file: config.keysPath, found: keys.id, expected: boundTo });
  }
  const clock = await openClock(store, { testControls: config.testControls });
  const lan =
    config.lan === null
      ? null
      : new LocalNetwork({
          authority: await openLocalAuthority({ keysPath: config.keysPath, clock, hostname: hostname() }),
          interfaces,
          only: config.lan.only,
          ...(lookMs === undefined ? {} : { lookMs }),
        });
  let url = config.publicUrl;
  const changes = new Changes(store);
  const ctx: PortalContext = {
    config,
    store,
    clock,
    keys,
    log,
    changes,
    testControls: config.testControls ? new TestControls() : null,
    lan,
    reach: 'configured',
    lanAddresses: () => lan?.addresses().map((each) => each.url) ?? [],
    demo: config.demo ? new Demo(changes) : null,
    publicUrl() {
      if (url === null) throw new Error('the server does not listen yet');
      return url;
    },
  };
  if (ctx.testControls !== null && config.stateFile !== null)
    await restoreAtStart(ctx, ctx.testControls.faults, config.stateFile);
  if (config.seed === 'contoso') await seedContoso(ctx);
  if (config.demo) await refuseOtherData(ctx);
  return {
    ctx,
    listeningAt(listening) {
      url ??= listening;
    },
    async close() {
      ctx.changes.close();
      await clock.close();
      await store.close();
    },
  };
}
