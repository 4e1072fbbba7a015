/** Compiled against the installed package's types alone: strict, every library checked, without Node's types. */
import {
  connectPortal,
  deviceProfiles,
  PortalProblem,
  PortalStartError,
  startConsole,
  startPortal,
  type Account,
  type ConsoleView,
  type Portal,
  type PortalState,
  type RoomConsole,
} from 'roomkey-testing';

export async function wholeFlow(): Promise<readonly string[]> {
  await using portal: Portal = await startPortal({ seed: 'empty', keysFile: 'keys.json', logFile: 'portal.log' });
  const account: Account = await portal.createAccount({ site: 'Oslo', licence: 'Teams Rooms Pro' });
  await using room: RoomConsole = await startConsole({ portal, seed: 'one', locale: 'de', device: deviceProfiles[0]! });
  const { code, expiresAt } = await portal.mintOtp(account, { validityHours: 1, password: 'generate' });
  await portal.armFault({ endpoint: 'token', kind: 'status', status: 503, retryAfterSeconds: 1, times: 1 });
  const waiting: ConsoleView = await room.enterOtp(code);
  await portal.reject(account.upn, 'Unknown device');
  const shown = await room.waitFor(['rejected', 'expired']);
  const state: PortalState = await portal.exportState();
  await portal.importState(state);
  const other = connectPortal(portal.url, portal.apiToken);
  const now: Date = await other.moveTime({ days: 1, hours: 2 });
  return [expiresAt, waiting.step, shown.rejection?.reason ?? 'none', now.toISOString()];
}

export function isRefusal(error: unknown): error is PortalProblem | PortalStartError {
  return error instanceof PortalProblem || error instanceof PortalStartError;
}

// @ts-expect-error a step that does not exist
export const wrong = (room: RoomConsole) => room.waitFor('finished');
