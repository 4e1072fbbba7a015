/**
 * The administrators' API of the portal, used by its web pages, the launcher and tests. JSON; problems are RFC 9457 Problem Details.
 * Sign-in is by session cookie (with the CSRF header) or by `Authorization: Bearer <API token>`.
 * Times are ISO 8601 in UTC.
 */
export * from './admin/accounts';
export * from './admin/common';
export * from './admin/demo';
export * from './admin/otps';
export * from './admin/requests';
export * from './admin/session';
export * from './admin/test-controls';
export * from './admin/users';
