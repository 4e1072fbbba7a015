/** What the portal is started with, checked. */
export interface PortalConfig {
  readonly host: string;
  /** 0 lets the operating system choose. */
  readonly port: number;
  /** As browsers and consoles reach the portal, without a trailing slash; null: where it listens. */
  readonly publicUrl: string | null;
  /** Holds the embedded store and its lock. Not used with `databaseUrl`. */
  readonly dataDir: string;
  /** A PostgreSQL connection URL; null: the embedded store. */
  readonly databaseUrl: string | null;
  readonly keysPath: string;
  /** Make a missing keys file also for an empty PostgreSQL database; an empty embedded store gets one anyway. */
  readonly createKeys: boolean;
  /** PEM. */
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** Serve the local network too, under the local authority; `only`: at these addresses alone, null: the portal chooses. */
  readonly lan: { readonly only: readonly string[] | null } | null;
  /** Addresses or CIDR ranges of proxies whose X-Forwarded-* headers are believed. */
  readonly trustProxy: readonly string[];
  readonly testControls: boolean;
  /** Offers what a presenter and the demo's director ask for. The embedded store and the sample organisation only. */
  readonly demo: boolean;
  /** Folder of the built administrators' site. */
  readonly webRoot: string;
  /** Where an administrator's API token is written at start. */
  readonly apiTokenFile: string | null;
  readonly seed: 'contoso' | null;
  /** End when standard input is closed. */
  readonly endWithInput: boolean;
  /** Test controls: a saved state to begin with, for a portal without accounts. */
  readonly stateFile: string | null;
}

/** SECURITY: exact addresses and the reserved name only; `localhost.example.com` or `127.0.0.1.nip.io` are not loopback. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  return name === 'localhost' || name === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
}
