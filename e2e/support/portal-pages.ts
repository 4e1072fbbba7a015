/** The portal's pages, as an administrator uses them. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { RejectionReason } from '@roomkey/shared/protocol/lists';
import type { Site } from './site';

const NAME = 'morgan';
const PASSWORD = 'a long enough phrase';

/** Signs in: with the printed link the first time, by name and password afterwards. */
export async function openPortalPages(site: Site, page: Page): Promise<PortalPages> {
  if (site.hasAdministrator) {
    await page.goto(site.network.url);
    await page.getByLabel('Name').fill(NAME);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
  } else {
    // A link lives for 15 minutes; the next start prints a new one.
    if (site.admin.hasMovedTime) await site.portal.restart();
    await page.goto(site.portal.signInUrl());
    await page.getByLabel('Name').fill(NAME);
    await page.getByRole('textbox', { name: 'Password', exact: true }).fill(PASSWORD);
    await page.getByLabel('Repeat the password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Save and go on' }).click();
    site.hasAdministrator = true;
  }
  await expect(page.getByRole('heading', { name: 'Resource accounts' })).toBeVisible();
  return new PortalPages(page);
}

export class PortalPages {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** From the list of accounts: searches the room, opens it, generates an OTP, and reads it off the page. */
  async generateOtp(room: { readonly upn: string; readonly displayName: string }): Promise<string> {
    await this.page.getByLabel('Search accounts').fill(room.upn);
    await this.page.getByRole('link', { name: room.displayName, exact: true }).click();
    await this.page.getByRole('button', { name: 'Generate OTP' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Generate', exact: true }).click();
    const shown = this.page.getByRole('dialog').or(this.page.getByRole('alertdialog'));
    const otp = await shown.getByRole('status', { name: 'One-time password' }).innerText();
    await shown.getByRole('button', { name: 'Done' }).click();
    return otp;
  }

  /** Prints the hand-over sheet of a room that has an OTP, as far as the page that goes to the printer. */
  async openSheet(room: { readonly upn: string; readonly displayName: string }): Promise<Locator> {
    await this.page.getByLabel('Search accounts').fill(room.upn);
    await this.page.getByRole('link', { name: room.displayName, exact: true }).click();
    await this.page.getByRole('tab', { name: 'OTP', exact: true }).click();
    await this.page.getByRole('button', { name: 'Print hand-over sheet' }).click();
    await this.page.getByRole('button', { name: 'Show the sheets' }).click();
    return this.page.getByRole('article', { name: room.displayName });
  }

  /** Finds the request in the queue by the code that the console shows, and opens it. */
  async openRequest(userCode: string): Promise<void> {
    await this.page.getByRole('link', { name: /Awaiting OTP Approval/ }).click();
    const row = this.page.getByRole('row').filter({ hasText: userCode });
    await row.getByRole('link').click();
    await expect(this.page.getByLabel('Code on the console')).toHaveText(userCode);
  }

  async approve(): Promise<void> {
    await this.page.getByRole('radio', { name: 'Approve the request' }).check();
    await this.page.getByRole('button', { name: 'Submit' }).click();
  }

  async reject(reason: RejectionReason, note: string): Promise<void> {
    await this.page.getByRole('radio', { name: 'Reject the request' }).check();
    await this.page.getByRole('combobox', { name: 'Reason for rejection' }).click();
    await this.page.getByRole('option', { name: reason }).click();
    await this.page.getByLabel('Note (optional)').fill(note);
    await this.page.getByRole('button', { name: 'Submit' }).click();
  }
}
