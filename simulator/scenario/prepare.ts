/** What must be there before a scenario begins: an account of its own, and the code that is entered. */
import { makeOtp } from '@roomkey/shared/protocol/otp';
import type { DeviceIdentity } from '@roomkey/shared/device/identity';
import { createSeededFraction } from '../../main/adapters/random/seeded-fraction';
import { deviceOf } from '../console/device';
import { startSimulatedConsole } from '../console/simulated-console';
import type { Administrator, Credentials } from './administrator';
import { untilNoPollIsHeld } from './held-polls';
import type { CodeKind, Scenario } from './schema';

export interface Prepared {
  readonly accountId: string;
  readonly upn: string;
  readonly device: DeviceIdentity;
  /** The newest code of the account, and its password where it is known. */
  credentials: Credentials;
}

/** Longer than the validity of any code that a scenario makes, and than a source must wait after guesses. */
const HOURS_TO_EXPIRY = 9;
const BETWEEN_SECONDS = 3_600;

export interface Ground {
  readonly admin: Administrator;
  readonly siteId: string;
  /** A domain of the portal's organisation. */
  readonly domain: string;
  readonly seed: string;
  /** A name that no account of this run has. */
  readonly accountName: (scenario: string) => string;
}

/** Rejects with a PortalRefusal, also where a scenario expects that no code can be made. */
export async function prepareScenario(ground: Ground, name: string, scenario: Scenario): Promise<Prepared> {
  const { admin } = ground;
  await admin.clearFaults();
  await untilNoPollIsHeld(admin);
  // What an earlier scenario's guesses have left behind is forgotten.
  await admin.moveTime(BETWEEN_SECONDS);
  const { id: accountId, upn } = await admin.addAccount(ground.accountName(name), ground.siteId, ground.domain);
  if (scenario.account !== undefined) await admin.change(accountId, scenario.account);
  const typesPassword = scenario.script.some(({ installer }) => typeof installer === 'object' && 'signIn' in installer);
  const credentials = await (typesPassword ? admin.generateWithPassword(accountId) : admin.generateOtp(accountId));
  const device = { ...deviceOf(scenario.device?.profile, `${ground.seed}/${name}`), ...given(scenario) };
  await spoil(ground, scenario.otp, credentials);
  return { accountId, upn, device, credentials };
}

/** Members that the scenario says something about. */
function given({ device = {} }: Scenario): Partial<DeviceIdentity> {
  const { make, model, serial } = device;
  return {
    ...(make === undefined ? {} : { make }),
    ...(model === undefined ? {} : { model }),
    ...(serial === undefined ? {} : { serial }),
  };
}

async function spoil({ admin, seed }: Ground, kind: CodeKind, { otp, otpId }: Credentials): Promise<void> {
  switch (kind) {
    case 'expired':
      return admin.moveTime(HOURS_TO_EXPIRY * 3_600);
    case 'revoked':
      return admin.revoke(otpId);
    case 'used':
      await useElsewhere(admin, seed, otp);
      return;
    case 'valid':
    case 'mistyped':
    case 'incomplete':
    case 'unknown':
  }
}

/** Another console enters the code first. */
async function useElsewhere(admin: Administrator, seed: string, otp: string): Promise<void> {
  const other = await startSimulatedConsole({ portalUrl: admin.url, seed: `${seed}/another console` });
  try {
    other.send({ type: 'getStarted' });
    await other.waitFor('agreement');
    other.send({ type: 'accept' });
    other.enterOtp(otp);
    await other.waitFor('awaitingApproval');
  } finally {
    await other.stop();
  }
  await untilNoPollIsHeld(admin);
}

/** The digits that are typed for a kind of code. */
export function digitsOf(kind: CodeKind, otp: string, seed: string): string {
  const random = createSeededFraction(`${seed}/unknown code`);
  switch (kind) {
    case 'mistyped':
      // One digit wrong is always noticed: that is what the check digit is for.
      return `${otp.slice(0, -1)}${(Number(otp.at(-1)) + 1) % 10}`;
    case 'incomplete':
      return otp.slice(0, 12);
    case 'unknown':
      return makeOtp((count) => Array.from({ length: count }, () => Math.floor(random.fraction() * 10)).join(''));
    case 'valid':
    case 'expired':
    case 'used':
    case 'revoked':
      return otp;
  }
}
