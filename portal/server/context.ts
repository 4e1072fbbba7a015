/** What every feature of the portal is given. Made in `open-portal.ts`; the same in tests. */
import type { Logger } from 'pino';
import type { Clock } from './clock/clock';
import type { PortalConfig } from './config/config';
import type { Demo } from './features/demo/demo';
import type { Changes } from './features/events/changes';
import type { TestControls } from './features/test-controls/test-controls';
import type { Keys } from './keys/keys';
import type { LocalNetwork } from './lan/local-network';
import type { Store } from './store/store';

export interface PortalContext {
  readonly config: PortalConfig;
  readonly store: Store;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly log: Logger;
  /** Tells pages what may have changed. */
  readonly changes: Changes;
  /** Null without `--test-controls`. */
  readonly testControls: TestControls | null;
  /** Null without `--lan`. */
  readonly lan: LocalNetwork | null;
  /** `lan`: this app answers at one address of the local network; `configured`: where `host` and `publicUrl` say. */
  readonly reach: 'configured' | 'lan';
  /** The portal's addresses on the local network, best first; they change with the network. Empty without `--lan`. */
  lanAddresses(): readonly string[];
  /** Null without `--demo`. */
  readonly demo: Demo | null;
  /**
   * The portal's address as browsers and consoles reach it, without a trailing slash. Ask at each use: with `--port 0`
   * it is known only once the server listens (before that this throws).
   */
  publicUrl(): string;
}
