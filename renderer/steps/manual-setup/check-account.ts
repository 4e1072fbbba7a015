import type { SetupError } from '@roomkey/shared/setup/contract/errors';
import type { SetupView } from '@roomkey/shared/setup/contract/view';

/**
 * What is wrong with an address, or null.
 * SECURITY: answers real passwords typed into a simulator: said before the password is typed, and again before it leaves the page.
 */
export function emailProblem(email: string, portal: SetupView['portal']): SetupError | null {
  const domain = /^[^\s@]+@([^\s@]+\.[^\s@]+|localhost)$/.exec(email.trim())?.[1]?.toLowerCase();
  if (domain === undefined) return { code: 'manual.emailInvalid', params: {} };
  const domains = portal?.domains ?? [];
  // A console that has just resumed may not know the domains yet; main asks the portal before it uses the password.
  if (domains.length > 0 && !domains.some((own) => own.toLowerCase() === domain)) {
    return { code: 'signIn.foreignDomain', params: { domain, domains: domains.join(', ') } };
  }
  return null;
}

export function passwordProblem(password: string): SetupError | null {
  return password === '' ? { code: 'manual.passwordMissing', params: {} } : null;
}
