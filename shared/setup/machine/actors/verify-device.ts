/** What is checked before anything is asked of the person: who the device is, whether its keychain keeps, whether the portal answers, whether its clock is right, what is attached. */
import type { DeviceIdentity } from '../../../device/identity';
import type { Peripherals } from '../../../device/peripherals';
import { asSetupError, type ErrorCode, type SetupError } from '../../contract/errors';
import { CHECKS, type CheckId, type DeviceCheck } from '../../contract/view';
import type { VerifyOutput } from '../machine-setup';
import type { Clock, Ports } from '../ports';

type Settled<T> = { readonly value: T; readonly error: null } | { readonly value: null; readonly error: SetupError };

/** Milliseconds. The clock skew that RFC 4120 8.2 recommends to accept: what a directory would still sign in. */
const CLOCK_TOLERANCE_MS = 300_000;

/**
 * The checks run side by side; none of them throws, a failure is an outcome. `report` hears of each change, with all checks
 * known so far, until `signal` aborts.
 */
export async function verifyDevice(
  ports: Ports,
  portalUrl: string,
  report: (checks: readonly DeviceCheck[]) => void,
  signal: AbortSignal,
): Promise<Omit<VerifyOutput, 'at'>> {
  const known = new Map<CheckId, DeviceCheck>();
  const inOrder = (): DeviceCheck[] => CHECKS.flatMap((id) => known.get(id) ?? []);
  const note = (checks: readonly DeviceCheck[]): void => {
    for (const each of checks) known.set(each.id, each);
    if (!signal.aborted) report(inOrder());
  };
  const noting = async <T>(work: Promise<T>, checksOf: (settled: Settled<T>) => DeviceCheck[]): Promise<T | null> => {
    const settled = await settle(work);
    note(checksOf(settled));
    return settled.value;
  };

  note([...(['identity', 'vault', 'portal'] as const).map(running), { id: 'clock', outcome: 'waiting', error: null }]);
  const [device, , portal] = await Promise.all([
    noting(ports.probe.read(signal), identityCheck),
    noting(ports.vault.probe(signal), ({ error }) => [check('vault', error)]),
    noting(ports.portal.discover(portalUrl, signal), ({ error }) => {
      // The portal's answer carries its time; without one nobody can say whether the clock is right.
      known.delete('clock');
      return [check('portal', error), ...(error === null ? clockCheck(ports.portal.clockAhead(), ports.clock) : [])];
    }),
    noting(ports.probe.peripherals?.(signal) ?? Promise.resolve(null), ({ value }) => peripheralChecks(value)),
  ]);
  signal.throwIfAborted();
  return { device, checks: inOrder(), portal };
}

async function settle<T>(work: Promise<T>): Promise<Settled<T>> {
  try {
    return { value: await work, error: null };
  } catch (thrown) {
    return { value: null, error: asSetupError(thrown) };
  }
}

function running(id: CheckId): DeviceCheck {
  return { id, outcome: 'running', error: null };
}

function check(id: CheckId, error: SetupError | null): DeviceCheck {
  return { id, outcome: error === null ? 'passed' : 'failed', error };
}

/** A device that reports nothing passes with a warning; only a probe that could not run at all fails. */
function identityCheck(device: Settled<DeviceIdentity>): DeviceCheck[] {
  if (device.value === null) return [check('identity', device.error)];
  const { make, model, serial } = device.value;
  return [{ id: 'identity', outcome: make && model && serial ? 'passed' : 'warning', error: null }];
}

/**
 * A warning, never a failure: Roomkey itself works with a wrong clock (proofs carry the portal's time), and a portal in a test
 * may have been moved to another day. Whoever compares times with the portal must know it all the same.
 */
function clockCheck(aheadMs: number | null, clock: Pick<Clock, 'now'>): DeviceCheck[] {
  if (aheadMs === null) return [];
  if (Math.abs(aheadMs) <= CLOCK_TOLERANCE_MS) return [check('clock', null)];
  const deviceTime = clock.now();
  const params = { deviceTime, portalTime: deviceTime + aheadMs };
  return [{ id: 'clock', outcome: 'warning', error: { code: 'device.clockWrong', params } }];
}

/**
 * A console without its HDMI ingest module cannot be set up, as with the real one; a display or a keyboard that is missing can
 * be attached later. What nobody can look at is no check.
 */
function peripheralChecks(peripherals: Peripherals | null): DeviceCheck[] {
  if (peripherals === null) return [];
  const { hdmiIngest, frontOfRoomDisplay, frontOfRoomExpected = false, touchKeyboard } = peripherals;
  const withoutDisplay = frontOfRoomExpected ? 'failed' : 'warning';
  return [
    peripheralCheck('hdmiIngest', hdmiIngest, 'failed', 'device.noHdmiIngest'),
    peripheralCheck('frontOfRoomDisplay', frontOfRoomDisplay, withoutDisplay, 'device.noFrontOfRoomDisplay'),
    peripheralCheck('touchKeyboard', touchKeyboard, 'warning', 'device.noTouchKeyboard'),
  ].flat();
}

function peripheralCheck(
  id: CheckId,
  isThere: boolean | null,
  otherwise: 'warning' | 'failed',
  code: ErrorCode,
): DeviceCheck[] {
  if (isThere === null) return [];
  return [isThere ? check(id, null) : { id, outcome: otherwise, error: { code, params: {} } }];
}
