/**
 * AADSTS-style codes that the portal's directory answers a password grant with. Numbers and meanings follow the public
 * documentation of Microsoft Entra's sign-in errors; the directory itself is Roomkey's own.
 */
export const DIRECTORY_ERRORS = {
  wrongPassword: 'AADSTS50126',
  unknownUser: 'AADSTS50034',
  accountDisabled: 'AADSTS50057',
  accountLocked: 'AADSTS50053',
  passwordExpired: 'AADSTS50055',
  mfaRequired: 'AADSTS50076',
  blockedByPolicy: 'AADSTS53003',
  foreignDomain: 'AADSTS50020',
  licenceMissing: 'AADSTS500133',
} as const;

export type DirectoryErrorName = keyof typeof DIRECTORY_ERRORS;
export type DirectoryErrorCode = (typeof DIRECTORY_ERRORS)[DirectoryErrorName];
