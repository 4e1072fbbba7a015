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
  /** Serves the local network too; at these addresses alone, or where the portal chooses. */
  readonly lan?: boolean | readonly string[];
}

/** Command line of the portal. */
export function portalArguments(options: PortalOptions): string[] {
  const { data, keys, tokenFile, port = 0, seed = 'contoso', stateFile, testControls = false, lan = false } = options;
  return [
    ...['--port', String(port), '--host', '127.0.0.1', '--data', data, '--keys', keys],
    // SECURITY: the token passes through a file in a private folder, never through arguments or output.
    ...['--api-token-file', tokenFile],
    ...(seed === 'contoso' && stateFile === undefined ? ['--seed', 'contoso'] : []),
    ...(stateFile === undefined ? [] : ['--state', stateFile]),
    ...(testControls ? ['--test-controls'] : []),
    ...(lan === true ? ['--lan'] : lan === false ? [] : ['--lan-address', ...lan]),
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

/** What a portal with `lan` prints of the local network. */
export interface PortalLan {
  /** PEM file of the local authority's certificate, for `--portal-authorities` of a console. */
  readonly authorityFile: string;
  /** SHA-256, as the portal prints it: groups of four digits. */
  readonly authorityFingerprint: string;
  /** Best first; empty while the machine has no private address. */
  readonly addresses: readonly { readonly url: string; readonly fingerprint: string }[];
}

const LINE = /^(Portal|Sign in|Authority|Authority SHA-256|Addresses|Certificate SHA-256 of \S+): (.+)$/;

/** Reads its standard output, line by line. */
export class PortalLines {
  readonly #found = new Map<string, string>();

  read(line: string): void {
    const [, label, value] = LINE.exec(line) ?? [];
    if (label !== undefined && value !== undefined) this.#found.set(label, value);
  }

  /** Undefined until both lines were printed; what there is of the local network was printed before. */
  get addresses(): PortalAddresses | undefined {
    const [url, signInUrl] = [this.#found.get('Portal'), this.#found.get('Sign in')];
    return url === undefined || signInUrl === undefined ? undefined : { url, signInUrl };
  }

  /** As it was printed last; it changes with the network. Undefined without `lan`. */
  get lan(): PortalLan | undefined {
    const [authorityFile, authorityFingerprint] = [this.#found.get('Authority'), this.#found.get('Authority SHA-256')];
    const printed = this.#found.get('Addresses');
    if (authorityFile === undefined || authorityFingerprint === undefined || printed === undefined) return undefined;
    const urls = printed === 'none' ? [] : printed.split(' ');
    const addresses = urls.map((url) => ({ url, fingerprint: this.#found.get(`Certificate SHA-256 of ${url}`) ?? '' }));
    return { authorityFile, authorityFingerprint, addresses };
  }
}
