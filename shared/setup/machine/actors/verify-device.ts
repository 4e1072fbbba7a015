/** What is checked before anything is asked of the person: who the device is, whether its keychain keeps, whether the portal answers. */
import type { DeviceIdentity } from '../../../device/identity';
import type { Peripherals } from '../../../device/peripherals';
import { asSetupError, type ErrorCode, type SetupError } from '../../contract/errors';
import type { CheckId, DeviceCheck } from '../../contract/view';
import type { VerifyOutput } from '../machine-setup';
import type { Ports } from '../ports';

type Settled<T> = { readonly value: T; readonly error: null } | { readonly value: null; readonly error: SetupError };

/** The checks run side by side; none of them throws, a failure is an outcome. */
export async function verifyDevice(
  ports: Ports,
  portalUrl: string,
  signal: AbortSignal,
): Promise<Omit<VerifyOutput, 'at'>> {
  const [device, vault, portal, peripherals] = await Promise.all([
    settle(ports.probe.read(signal)),
    settle(ports.vault.probe(signal)),
    settle(ports.portal.discover(portalUrl, signal)),
    settle(ports.probe.peripherals?.(signal) ?? Promise.resolve(null)),
  ]);
  signal.throwIfAborted();
  const checks: DeviceCheck[] = [identityCheck(device), check('vault', vault.error), check('portal', portal.error)];
  checks.push(...peripheralChecks(peripherals.value));
  return { device: device.value, checks, portal: portal.value };
}

async function settle<T>(work: Promise<T>): Promise<Settled<T>> {
  try {
    return { value: await work, error: null };
  } catch (thrown) {
    return { value: null, error: asSetupError(thrown) };
  }
}

function check(id: CheckId, error: SetupError | null): DeviceCheck {
  return { id, outcome: error === null ? 'passed' : 'failed', error };
}

/** A device that reports nothing passes with a warning; only a probe that could not run at all fails. */
function identityCheck(device: Settled<DeviceIdentity>): DeviceCheck {
  if (device.value === null) return check('identity', device.error);
  const { make, model, serial } = device.value;
  return { id: 'identity', outcome: make && model && serial ? 'passed' : 'warning', error: null };
}

/**
 * A console without its HDMI ingest module cannot be set up, as with the real one; a display or a keyboard that is missing can
 * be attached later. What nobody can look at is no check.
 */
function peripheralChecks(peripherals: Peripherals | null): DeviceCheck[] {
  if (peripherals === null) return [];
  const { hdmiIngest, frontOfRoomDisplay, touchKeyboard } = peripherals;
  return [
    peripheralCheck('hdmiIngest', hdmiIngest, 'failed', 'device.noHdmiIngest'),
    peripheralCheck('frontOfRoomDisplay', frontOfRoomDisplay, 'warning', 'device.noFrontOfRoomDisplay'),
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
