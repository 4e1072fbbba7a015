/** Where a console is killed, how it gets there, and how it goes on after its restart. */
import { expect } from '@playwright/test';
import type { GeneratedOtp } from '@roomkey/shared/protocol/admin';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import type { Keyring } from '../../main/test/support/keyring';
import type { RoomConsole } from '../support/room-console';
import type { Site } from '../support/site';

const UNAVAILABLE = 503;
const HOUR_SECONDS = 3_600;

interface Scene {
  readonly site: Site;
  readonly keyring: Keyring;
  readonly otp: GeneratedOtp;
  readonly console: RoomConsole;
}

export interface Case {
  readonly when: string;
  /** Leads a console on its first page to where it is killed. */
  readonly reach: (scene: Scene) => Promise<void>;
  /** True where the first OTP ends with its request: another one must be given out. */
  readonly needsAnotherOtp?: true;
  /** From where the restarted console must be, to the room's home. */
  readonly finish: (scene: Scene) => Promise<void>;
}

export const token = (grant: 'device_code' | 'password') => ({ path: PATHS.token, grant });

async function approveAndFinish({ site, otp, console }: Scene): Promise<void> {
  await console.isAt('awaitingApproval');
  await site.admin.approve(otp);
  await console.isHome();
}

const typeAndFinish = async (scene: Scene): Promise<void> => {
  await scene.console.isAt('oneTimePassword');
  await scene.console.submitOtp(scene.otp.otp);
  await approveAndFinish(scene);
};

const startAndFinish = async (scene: Scene): Promise<void> => {
  await scene.console.goToOneTimePassword();
  await typeAndFinish(scene);
};

const enterCodeAndFinish = async (scene: Scene): Promise<void> => {
  await scene.console.press('enterAnotherCode');
  await typeAndFinish(scene);
};

const isHome = ({ console }: Scene): Promise<void> => console.isHome();

/** Waits for the decision, with something kept back on the way behind it. */
const approveInto =
  (side: 'holdRequest' | 'holdAnswer', what: { path: string; grant?: 'device_code' | 'password' }) =>
  async ({ site, otp, console }: Scene): Promise<void> => {
    await console.goToWaiting(otp.otp);
    const held = site.network[side](what);
    await site.admin.approve(otp);
    await held.arrived;
  };

const submitInto =
  (side: 'holdRequest' | 'holdAnswer') =>
  async ({ site, otp, console }: Scene): Promise<void> => {
    await console.goToOneTimePassword();
    const held = site.network[side]({ path: PATHS.deviceAuthorization });
    await console.submitOtp(otp.otp);
    await held.arrived;
  };

/** Every state that is saved. */
export const SAVED: readonly Case[] = [
  { when: 'welcome', reach: ({ console }) => console.isAt('welcome'), finish: startAndFinish },
  {
    when: 'agreement',
    reach: ({ console }) => console.goToAgreement(),
    finish: async (scene) => {
      await scene.console.isAt('agreement');
      await scene.console.press('accept');
      await typeAndFinish(scene);
    },
  },
  { when: 'oneTimePassword', reach: ({ console }) => console.goToOneTimePassword(), finish: typeAndFinish },
  {
    when: 'awaitingApproval, online',
    reach: ({ console, otp }) => console.goToWaiting(otp.otp),
    finish: approveAndFinish,
  },
  {
    when: 'awaitingApproval, approved while the console is off',
    reach: ({ console, otp }) => console.goToWaiting(otp.otp),
    finish: isHome,
  },
  {
    when: 'awaitingApproval, offline',
    reach: async ({ site, otp, console }) => {
      await console.goToWaiting(otp.otp);
      await site.network.cut();
      await console.isConnected('offline');
    },
    finish: approveAndFinish,
  },
  {
    when: 'rejected',
    needsAnotherOtp: true,
    reach: async ({ site, otp, console }) => {
      await console.goToWaiting(otp.otp);
      await site.admin.decide(otp, { decision: 'reject', reason: 'Other', note: 'Not this one.' });
      await console.isAt('rejected');
    },
    finish: async (scene) => {
      await scene.console.isAt('rejected');
      await expect(scene.console.page.getByText('Not this one.')).toBeVisible();
      await enterCodeAndFinish(scene);
    },
  },
  {
    when: 'expired',
    needsAnotherOtp: true,
    reach: async ({ site, otp, console }) => {
      await console.goToWaiting(otp.otp);
      await site.admin.advance(HOUR_SECONDS + 1);
      await console.isAt('expired');
    },
    finish: async (scene) => {
      await scene.console.isAt('expired');
      await enterCodeAndFinish(scene);
    },
  },
  {
    when: 'cancelled',
    reach: async ({ otp, console }) => {
      await console.goToWaiting(otp.otp);
      await console.pressAndConfirm('cancelRequest');
      await console.isAt('cancelled');
    },
    finish: async (scene) => {
      const { site, otp, console } = scene;
      await console.isAt('cancelled');
      await expect.poll(async () => (await site.admin.requestsOf(otp))[0]?.status).toBe('cancelled');
      await enterCodeAndFinish(scene);
    },
  },
  {
    when: 'storingCredentials, the portal being busy',
    reach: async ({ site, otp, console }) => {
      await console.goToWaiting(otp.otp);
      await site.admin.arm({ path: PATHS.credential, kind: 'status', status: UNAVAILABLE, retryAfterSeconds: 1 });
      await site.admin.approve(otp);
      await console.shows('portal.busy');
      await console.isAt('storingCredentials');
    },
    finish: isHome,
  },
  {
    when: 'vaultUnavailable',
    reach: async ({ keyring, site, otp, console }) => {
      await console.goToWaiting(otp.otp);
      await keyring.lock();
      await site.admin.approve(otp);
      await console.isAt('vaultUnavailable');
    },
    finish: async ({ keyring, console }) => {
      await console.isAt('vaultUnavailable');
      await keyring.unlock();
      await console.press('retry');
      await console.isHome();
    },
  },
  {
    when: 'signingIn, the portal being out of reach',
    reach: async ({ site, otp, console }) => {
      await console.goToWaiting(otp.otp);
      const signIn = site.network.holdRequest(token('password'));
      await site.admin.approve(otp);
      await signIn.arrived;
      await site.network.cut();
      await console.isAt('signingIn');
      await console.shows('portal.unreachable');
    },
    finish: isHome,
  },
  {
    when: 'signedIn',
    reach: async (scene) => {
      await scene.console.goToWaiting(scene.otp.otp);
      await scene.site.admin.approve(scene.otp);
      await scene.console.isAt('signedIn');
    },
    finish: isHome,
  },
  {
    when: 'home',
    reach: async (scene) => {
      await scene.console.goToWaiting(scene.otp.otp);
      await approveAndFinish(scene);
    },
    finish: isHome,
  },
];

/** Every state that works on something, on both sides of the moment that the portal acts. */
export const BUSY: readonly Case[] = [
  {
    when: 'verifying the device',
    reach: async ({ site, console }) => {
      const held = site.network.holdRequest({ path: PATHS.metadata });
      await console.isAt('welcome');
      await console.press('getStarted');
      await held.arrived;
    },
    finish: startAndFinish,
  },
  { when: 'submitting, before the portal has the code', reach: submitInto('holdRequest'), finish: typeAndFinish },
  { when: 'submitting, after the portal has answered', reach: submitInto('holdAnswer'), finish: typeAndFinish },
  { when: 'fetching the credential', reach: approveInto('holdRequest', { path: PATHS.credential }), finish: isHome },
  {
    when: 'the credential being on its way',
    reach: approveInto('holdAnswer', { path: PATHS.credential }),
    finish: isHome,
  },
  { when: 'sending the receipt', reach: approveInto('holdRequest', { path: PATHS.receipt }), finish: isHome },
  { when: 'the receipt being taken', reach: approveInto('holdAnswer', { path: PATHS.receipt }), finish: isHome },
  { when: 'signing in', reach: approveInto('holdRequest', token('password')), finish: isHome },
  { when: 'being signed in', reach: approveInto('holdAnswer', token('password')), finish: isHome },
];
