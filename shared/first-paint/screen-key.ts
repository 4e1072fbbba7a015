/**
 * Which screen a view is: all that decides how it looks, but for what stands in the holes (holes.ts). Views with the same key
 * are the same screen with other words. No library is imported here.
 */
import { isTouchBoard } from '../device/touch-board';
import type { SetupView, Step } from '../setup/contract/view';

/** Milliseconds before the end of a request from which on the page says that it comes. */
export const SOON_MS = 10 * 60_000;

type Part = (view: SetupView, now: number) => unknown;

const isKnown = (word: string | null | undefined): boolean => word != null && word !== '';
const approved: Part = ({ request }) => request !== null;

/** What a step shows beyond what every step does. A test renders each with other values of all else. */
const PARTS: Readonly<Partial<Record<Step, Part>>> = {
  connect: ({ connect }) => connect,
  welcome: ({ portal }) => portal !== null,
  agreement: ({ checks }) => checks.filter(({ outcome }) => outcome === 'warning'),
  manualSetup: ({ portal }) => (portal?.domains.length ?? 0) > 0,
  awaitingApproval: ({ portal, request }, now) => [
    isKnown(portal?.organisation),
    request !== null && request.expiresAt - now <= SOON_MS,
  ],
  rejected: ({ rejection, device }) => [
    rejection?.reason,
    isKnown(rejection?.note),
    device && [device.make, device.model, device.serial, device.os].map(isKnown),
    device?.source,
  ],
  storingCredentials: approved,
  signingIn: approved,
  signInFailed: ({ account }) => account !== null,
  home: ({ account, device, health }) => [
    account !== null,
    isTouchBoard(device),
    health.checkedAt !== null,
    health.error?.code,
  ],
};

/** `now`: milliseconds since the epoch. */
export function screenKey(view: SetupView, now: number): string {
  const { step, busy, error, allowed, connection, storage, reset } = view;
  return JSON.stringify([
    ...[step, busy, connection.state, reset, storage?.code ?? null],
    error && [error.code, ...Object.keys(error.params).sort()],
    // Languages can be chosen at every step.
    allowed.filter((intent) => intent !== 'setLocale').sort(),
    PARTS[step]?.(view, now) ?? null,
  ]);
}
