/**
 * How the console ends, by name. A kiosk's watcher (Windows Shell Launcher, systemd) acts on these numbers, so they are
 * part of the interface: never reuse one. 0 says that a person or the system ended it on purpose.
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
  /** Asked for: a person chose Restart. */
  restart: 20,
} as const;

export type ExitName = keyof typeof EXIT_CODES;
