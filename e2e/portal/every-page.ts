/** Every page and every dialog of the site, each with the way into it. */
import { expect, type Page } from '@playwright/test';
import { ADMIN_PATHS, type Account } from '@roomkey/shared/protocol/admin';
import type { Admin } from './admin';
import { REQUESTS_PAGE, accountPage } from './addresses';
import { Device } from './device';

/** What `portalForFile` gives. */
interface Portal {
  readonly process: { readonly url: string };
  readonly admin: Admin;
  open(page: Page, address?: string): Promise<void>;
}
type Way = (page: Page) => Promise<void>;

/** Accounts in the states that the pages show. */
export interface Subjects {
  /** A device waits with it. */
  readonly waiting: Account;
  /** It has an OTP that nobody has entered. */
  readonly active: Account;
  readonly free: Account;
  readonly needsAction: Account;
}

export async function prepareSubjects({ admin, process }: Portal): Promise<Subjects> {
  const waiting = await admin.freeAccount();
  const { otp } = await admin.generateOtp(waiting);
  await Device.enterOtp(process.url, otp, { device_make: 'HP' });
  const active = await admin.freeAccount();
  await admin.generateOtp(active);
  await admin.send('POST', ADMIN_PATHS.users, { username: 'kim', role: 'Teams Rooms Pro Manager' });
  const needsAction = await admin.accountNamed('Aricanduva');
  return { waiting, active, free: await admin.accountNamed('Tietê'), needsAction };
}

const LIST = '/planning/resource-accounts';
const dialogOf = (page: Page) => page.getByRole('alertdialog');

/** By name, in the order in which they are looked at; none changes anything. */
export function everyPage(portal: Portal, of: () => Subjects): Readonly<Record<string, Way>> {
  const openTab = (page: Page, subject: keyof Subjects, tab: 'configuration' | 'otp') =>
    portal.open(page, accountPage(of()[subject].id, tab).slice(2));
  const command = async (page: Page, name: string) => {
    await page.getByRole('button', { name: 'More commands' }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
    await expect(dialogOf(page)).toBeVisible();
  };
  const selection: Way = async (page) => {
    await portal.open(page, `${LIST}/generate-otp`);
    await page.getByRole('button', { name: 'Select all' }).click();
    await expect(page.getByText(/cannot be selected now/)).toBeVisible();
  };
  const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true }).click();
  const configuration: Way = async (page) => {
    await selection(page);
    await next(page);
    await page.getByRole('combobox', { name: 'Valid for' }).click();
    await page.getByRole('option', { name: 'Custom' }).click();
  };
  const users = (page: Page) => portal.open(page, '/settings/users');
  const userAct = async (page: Page, name: string) => {
    await users(page);
    await page.getByRole('button', { name: 'Acts on kim' }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
    await expect(dialogOf(page)).toBeVisible();
  };
  return {
    'sign-in': async (page) => {
      await page.goto(portal.process.url);
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    },
    'resource accounts': async (page) => {
      await portal.open(page);
      await expect(page.getByRole('link', { name: 'Adams', exact: true })).toBeVisible();
    },
    'no account matches': async (page) => {
      await portal.open(page, `${LIST}?search=nothing+of+the+kind`);
      await expect(page.getByRole('heading', { name: 'No account matches' })).toBeVisible();
    },
    preferences: async (page) => {
      await portal.open(page);
      await page.getByRole('button', { name: 'Preferences' }).click();
      await page.getByRole('switch', { name: 'OTP Auto approval' }).click();
    },
    'adding an account': async (page) => {
      await portal.open(page);
      await command(page, 'Add account');
    },
    'importing accounts': async (page) => {
      await portal.open(page);
      await command(page, 'Import accounts');
      const buffer = Buffer.from('UPN,Display name,Site,Location\r\nnonsense,Heron,Seattle,Floor 1');
      await page
        .getByLabel('CSV file', { exact: true })
        .setInputFiles({ name: 'rooms.csv', mimeType: 'text/csv', buffer });
      await expect(page.getByRole('row', { name: /^2 UPN/ })).toBeVisible();
    },
    'importing expected devices': async (page) => {
      await portal.open(page);
      await command(page, 'Import expected devices');
    },
    'account configuration': async (page) => {
      await openTab(page, 'needsAction', 'configuration');
      await expect(page.getByRole('heading', { name: 'Account settings' })).toBeVisible();
    },
    'editing an account': async (page) => {
      await openTab(page, 'needsAction', 'configuration');
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await expect(dialogOf(page)).toBeVisible();
    },
    'an act on an account': async (page) => {
      await openTab(page, 'needsAction', 'configuration');
      await page.getByRole('button', { name: 'Apply recommended configuration' }).click();
      await expect(dialogOf(page)).toBeVisible();
    },
    licenses: async (page) => {
      await openTab(page, 'needsAction', 'configuration');
      await page.getByRole('tab', { name: 'Licenses' }).click();
    },
    'generating an OTP': async (page) => {
      await openTab(page, 'free', 'otp');
      await page.getByRole('button', { name: 'Generate OTP' }).click();
      await page.getByRole('radio', { name: /Keep the existing password/ }).check();
      await page.getByRole('button', { name: 'Generate', exact: true }).click();
    },
    'an unused OTP': async (page) => {
      await openTab(page, 'active', 'otp');
      await page.getByRole('button', { name: 'Show OTP' }).click();
      await expect(page.getByRole('button', { name: 'Copy' })).toBeVisible();
    },
    'revoking an OTP': async (page) => {
      await openTab(page, 'active', 'otp');
      await page.getByRole('button', { name: 'Revoke OTP' }).click();
      await expect(dialogOf(page)).toBeVisible();
    },
    'a decision': async (page) => {
      await openTab(page, 'waiting', 'otp');
      await page.getByRole('radio', { name: 'Reject the request' }).check();
      await page.getByRole('button', { name: 'Submit' }).click();
    },
    'the wizard’s account selection': selection,
    'the wizard’s configuration': configuration,
    'the wizard’s upload': async (page) => {
      await configuration(page);
      await page.getByRole('radio', { name: /Upload sign in data/ }).check();
      const buffer = Buffer.from('UPN,Password\r\nsomebody@elsewhere.example,x');
      await page
        .getByLabel('CSV file', { exact: true })
        .setInputFiles({ name: 'rooms.csv', mimeType: 'text/csv', buffer });
      await expect(page.getByRole('table', { name: 'Problems of the file' })).toBeVisible();
    },
    'the wizard’s review': async (page) => {
      await selection(page);
      await next(page);
      await next(page);
      await expect(page.getByRole('heading', { level: 2, name: 'Review' })).toBeVisible();
    },
    'leaving the wizard': async (page) => {
      await selection(page);
      await page.getByRole('button', { name: 'Cancel', exact: true }).click();
      await expect(dialogOf(page)).toBeVisible();
    },
    'the hand-over sheets': async (page) => {
      await openTab(page, 'active', 'otp');
      await page.getByRole('button', { name: 'Print hand-over sheet' }).click();
      await page.getByRole('button', { name: 'Show the sheets' }).click();
      await expect(page.getByRole('article')).toBeVisible();
    },
    'the queue': async (page) => {
      await portal.open(page, REQUESTS_PAGE.slice(2));
      await expect(page.getByRole('link', { name: of().waiting.displayName })).toBeVisible();
    },
    'approving in the queue': async (page) => {
      await portal.open(page, REQUESTS_PAGE.slice(2));
      await page.getByRole('button', { name: `Approve ${of().waiting.displayName}` }).click();
      await expect(dialogOf(page)).toBeVisible();
    },
    'rejecting in the queue': async (page) => {
      await portal.open(page, REQUESTS_PAGE.slice(2));
      await page.getByRole('button', { name: `Reject ${of().waiting.displayName}` }).click();
      await dialogOf(page).getByRole('button', { name: 'Reject', exact: true }).click();
    },
    rooms: async (page) => {
      await portal.open(page, '/operation/rooms');
      await expect(page.getByRole('heading', { name: 'No rooms yet' })).toBeVisible();
    },
    'users and roles': async (page) => {
      await users(page);
      await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
      await expect(page.getByText('Nobody is locked out.')).toBeVisible();
    },
    'adding a user': async (page) => {
      await users(page);
      await page.getByRole('button', { name: 'Add user' }).click();
      await expect(page.getByRole('checkbox', { name: 'London' })).toBeVisible();
    },
    'a user’s role and sites': (page) => userAct(page, 'Change role and sites'),
    'locking a user': (page) => userAct(page, 'Lock'),
    'inviting a user again': (page) => userAct(page, 'New invitation'),
    'creating an API token': async (page) => {
      await users(page);
      await page.getByRole('button', { name: 'Create token' }).click();
      await expect(dialogOf(page)).toBeVisible();
    },
    audit: async (page) => {
      await portal.open(page, '/settings/audit');
      await expect(
        page.getByRole('main').getByText('Signed in', { exact: true }).filter({ visible: true }).first(),
      ).toBeVisible();
    },
    'no such page': async (page) => {
      await portal.open(page, '/elsewhere');
      await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
    },
  };
}
