/** How the portal's process is told what to do, and what it prints for those who started it. */

export interface PortalOptions {
  /** The data directory of its embedded store. */
  readonly data: string;
  /** Its keys file, outside of the data directory; made when it is missing and the store is empty. */
  readonly keys: string;
  /** Where it writes an administrator's API token: a path in a folder that only this user can read. */
  readonly tokenFile: string;
  /** 0, the default, lets the system choose. */
  readonly port?: number | string;
  /** The sample organisation, which is the default, or none. */
  readonly seed?: 'contoso' | 'empty';
  /** A saved state to begin with. */
  readonly stateFile?: string | undefined;
  /** Lets whoever holds the token move the portal's time, inject faults and replace its state. */
  readonly testControls?: boolean;
}

/** Command line of the portal. */
export function portalArguments(options: PortalOptions): string[] {
  const { data, keys, tokenFile, port = 0, seed = 'contoso', stateFile, testControls = false } = options;
  return [
    ...['--port', String(port), '--host', '127.0.0.1', '--data', data, '--keys', keys],
    // SECURITY: the token passes through a file in a private folder, never through arguments or output.
    ...['--api-token-file', tokenFile],
    ...(seed === 'contoso' && stateFile === undefined ? ['--seed', 'contoso'] : []),
    ...(stateFile === undefined ? [] : ['--state', stateFile]),
    ...(testControls ? ['--test-controls'] : []),
  ];
}

/** The portal keeps its own store, whatever database the surroundings are set up for. */
export function portalEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, DATABASE_URL: undefined };
}

export interface PortalAddresses {
  /** Where it listens. */
  readonly url: string;
  /** The link for the first administrator, or the sign-in page once there is one. Printed last. */
  readonly signInUrl: string;
}

/** Reads its standard output, line by line. */
export class PortalLines {
  readonly #found = new Map<string, string>();

  read(line: string): void {
    const [, label, value] = /^(Portal|Sign in): (\S+)$/.exec(line) ?? [];
    if (label !== undefined && value !== undefined) this.#found.set(label, value);
  }

  /** Undefined until both lines were printed. */
  get addresses(): PortalAddresses | undefined {
    const [url, signInUrl] = [this.#found.get('Portal'), this.#found.get('Sign in')];
    return url === undefined || signInUrl === undefined ? undefined : { url, signInUrl };
  }
}
