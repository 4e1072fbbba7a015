/**
 * How the console ends, by name, and what a watcher (Windows Shell Launcher, systemd, Roomkey's own launcher) makes of it. The
 * numbers are part of the interface: never reuse one. 0 says that a person or the system ended it on purpose.
 */
export const EXIT_CODES = {
  done: 0,
  /** The command line is wrong; the message on standard error says how. */
  badOptions: 2,
  /** `--kiosk` without a usable exit PIN: nobody could leave, so the console does not start. */
  exitPinMissing: 3,
  /** Another console runs with the same data directory. */
  alreadyRunning: 4,
  /** The window or the setup could not be brought up. */
  startFailed: 10,
  /** The page crashed more often than it may. Starting again is right: nothing is lost. */
  pageLost: 11,
  /** An error nobody handled. Starting again is right. */
  unexpected: 12,
  /** Asked for: a person chose Restart, or the night has come. */
  restart: 20,
} as const;

export type ExitName = keyof typeof EXIT_CODES;

/** `restart`: start the console again at once. `leave`: it would end the same way again, or somebody wanted it to end. */
export type WatcherAction = 'restart' | 'leave';

/** Codes that are not listed (a crash, a kill) mean `restart`. */
export const WATCHER_ACTIONS: Readonly<Record<ExitName, WatcherAction>> = {
  done: 'leave',
  badOptions: 'leave',
  exitPinMissing: 'leave',
  alreadyRunning: 'leave',
  startFailed: 'restart',
  pageLost: 'restart',
  unexpected: 'restart',
  restart: 'restart',
};

/** Set to `1` by a watcher other than a kiosk's: the console then ends with `restart` instead of starting itself again. */
export const WATCHER_VARIABLE = 'ROOMKEY_WATCHER';
