/**
 * A helper process does what must not happen in the main process: native code that hangs or crashes, calls that block.
 * This file knows no runtime: Node's child process and Electron's utility process both fit.
 */
export interface HelperChannel {
  /** Structured-clonable values only. */
  send(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, whatever ended the process. */
  onExit(listener: () => void): void;
  /** Ends the process at once, also when it is stuck in native code. */
  kill(): void;
}

export interface HelperHost {
  /** Starts `entry` (absolute path of a script). SECURITY: answers secrets in process lists: nothing but the path is in argv or env. */
  start(entry: string): HelperChannel;
}
