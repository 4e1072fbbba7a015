/** Why the portal refuses to start: a stable code, a cause, a remedy, and the exit code of the process. */

interface Refusal {
  readonly exitCode: number;
  /** `{name}` is replaced from the error's parameters. */
  readonly cause: string;
  readonly remedy: string;
}

/** Exit codes: 2 usage and configuration, 3 data directory or store, 4 keys, 5 network. */
const REFUSALS = {
  'config.invalid': { exitCode: 2, cause: '{problems}', remedy: 'Run with --help for the options and their values.' },
  'config.publicUrlNeeded': {
    exitCode: 2,
    cause: 'The host {host} can be reached from other machines, but no https public URL is given.',
    remedy:
      'Give --public-url https://… (with --tls-cert and --tls-key, or a proxy in front), or use --host 127.0.0.1.',
  },
  'config.lanAlone': {
    exitCode: 2,
    cause: '--lan brings its own addresses and certificates, and does not go with {options}.',
    remedy: 'Leave one of them out. With --lan, --host is this machine’s own address: 127.0.0.1.',
  },
  'config.testControlsNotLocal': {
    exitCode: 2,
    cause: '--test-controls lets callers move time and inject faults; it works on a loopback address only.',
    remedy: 'Leave --test-controls out, or use --host 127.0.0.1 and no public URL of another machine.',
  },
  'config.demoNeedsSample': {
    exitCode: 2,
    cause: '--demo goes with the embedded database and the sample organisation only.',
    remedy: 'Add --seed contoso, and leave --database-url and DATABASE_URL out.',
  },
  'config.demoExposed': {
    exitCode: 2,
    cause: '--demo works on this machine, or on the local network with the portal’s own certificate.',
    remedy: 'Use --host 127.0.0.1, or give --tls-cert and --tls-key; leave --trust-proxy out.',
  },
  'demo.notSample': {
    exitCode: 2,
    cause: 'A reset of the demo would delete what is in {dataDir}: it is not the sample organisation.',
    remedy: 'Give another --data, a folder for the demo alone.',
  },
  'config.fileUnreadable': {
    exitCode: 2,
    cause: '{option}: {file} cannot be read.',
    remedy: 'Check the path and who may read it.',
  },
  'state.unusable': {
    exitCode: 2,
    cause: 'The state in {file} cannot be used. {reason}',
    remedy: 'Save it again with this version of Roomkey, and start with the keys file (--keys) that it was saved with.',
  },
  'state.notEmpty': {
    exitCode: 2,
    cause: '--state replaces everything, and this portal already has resource accounts.',
    remedy: 'Give another --data (or database) for an empty portal.',
  },
  'dataDirectory.locked': {
    exitCode: 3,
    cause: 'Another portal (process {pid}) uses the data directory {dataDir}.',
    remedy: 'Stop that portal or give another --data. If that machine or process is gone, try again in 15 seconds.',
  },
  'store.unusable': {
    exitCode: 3,
    cause: 'The database in {folder} cannot be opened.',
    remedy: 'Restore the data directory from a copy, or give another --data for an empty one.',
  },
  'store.unreachable': {
    exitCode: 3,
    cause: 'PostgreSQL at {address} cannot be reached: {reason}.',
    remedy: 'Check that the server runs, and the host, database, user and password of --database-url or DATABASE_URL.',
  },
  'store.newer': {
    exitCode: 3,
    cause: 'This database was written by a newer Roomkey.',
    remedy: 'Use that version or a later one, or another database.',
  },
  'keys.missing': {
    exitCode: 4,
    cause: 'The keys file {file} is missing, but the store is not an empty embedded one.',
    remedy:
      'Give the file that belongs to this database with --keys; for a new PostgreSQL database add --create-keys once.',
  },
  'keys.mismatch': {
    exitCode: 4,
    cause: 'The keys file {file} (id {found}) does not belong to this database (id {expected}).',
    remedy: 'Give the right file with --keys. With another one no one-time password or sealed password could be read.',
  },
  'keys.tooOpen': {
    exitCode: 4,
    cause: 'Other users may read the keys file {file} (mode {mode}).',
    remedy: 'Run: chmod 600 "{file}"',
  },
  'keys.insideData': {
    exitCode: 4,
    cause: 'The keys file {file} lies inside the data directory, so a copy of the data would hold its own keys.',
    remedy: 'Give a --keys path outside {dataDir}.',
  },
  'keys.malformed': {
    exitCode: 4,
    cause: 'The keys file {file} cannot be read as one.',
    remedy: 'Restore it from a copy. It cannot be made again for an existing database.',
  },
  'authority.tooOpen': {
    exitCode: 4,
    cause: 'Other users may read the local authority’s key in {file} (mode {mode}).',
    remedy:
      'Run: chmod 600 "{file}". If others may have read it, delete it instead, and remove it where it is trusted.',
  },
  'authority.malformed': {
    exitCode: 4,
    cause: 'The local authority’s file {file} cannot be read as one.',
    remedy: 'Delete it: the next start makes a new authority, which phones and consoles have to trust anew.',
  },
  'port.inUse': {
    exitCode: 5,
    cause: '{host}:{port} is already in use.',
    remedy: 'Give another --port, or 0 to let the system choose.',
  },
  'port.refused': {
    exitCode: 5,
    cause: '{host}:{port} cannot be opened: {reason}.',
    remedy: 'Give another --host or --port.',
  },
} as const satisfies Record<string, Refusal>;

export type StartupErrorCode = keyof typeof REFUSALS;

export class StartupError extends Error {
  override readonly name = 'StartupError';
  readonly code: StartupErrorCode;
  readonly exitCode: number;
  readonly remedy: string;

  constructor(code: StartupErrorCode, params: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
    super(fill(REFUSALS[code].cause), options);
    this.code = code;
    this.exitCode = REFUSALS[code].exitCode;
    this.remedy = fill(REFUSALS[code].remedy);
  }
}
