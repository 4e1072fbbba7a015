/** Whether a wrong configuration is shown on the screen, and whether that screen is locked. */
import type { WrongStart } from '../options/read-start';

interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Standard error is a terminal: somebody typed the command and reads what it prints. */
  readonly isTerminal: boolean;
}

/**
 * In a room nobody sees what a program prints, so it is shown. It is only printed where somebody reads that: at a terminal;
 * where there is no display; for switches of development; and where a console that is no kiosk was given a wrong command line.
 */
export function isShown({ options, problems }: WrongStart, { platform, env, isTerminal }: Surroundings): boolean {
  const hasDisplay = platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
  if (!hasDisplay || isTerminal || problems.some(({ code }) => code === 'development')) return false;
  return options.kiosk || problems.some(({ place, params }) => place !== null || isVariable(params['name']));
}

const isVariable = (name: string | undefined): boolean => name?.startsWith('ROOMKEY_') === true;

/**
 * SECURITY: answers a kiosk that opens because its configuration broke: where `kiosk` is wrong itself, or the file cannot be
 * read that might ask for it, the screen is locked as a kiosk's.
 */
export function isLocked({ options, problems }: WrongStart): boolean {
  const mayAsk = problems.some(
    ({ code, setting }) => setting === 'kiosk' || code === 'notJson' || code === 'unreadable',
  );
  return options.kiosk || mayAsk;
}
