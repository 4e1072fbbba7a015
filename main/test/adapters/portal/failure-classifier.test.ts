import { describe, expect, it } from 'vitest';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import { classifyFailure } from '../../../adapters/portal/failure-classifier';

const URL_OF_PORTAL = 'https://portal.example/oauth2/token';
const withCode = (code: string, more: object = {}): Error => Object.assign(new Error('text'), { code }, more);

/** Names that need a network no test machine has; the others are provoked by the contract. */
const NAMES = [
  [withCode('ECONNREFUSED', { port: 443 }), 'portal.unreachable'],
  [withCode('ECONNREFUSED', { port: 8080 }), 'portal.proxy'],
  [withCode('ENOTFOUND', { hostname: 'portal.example' }), 'portal.nameNotFound'],
  [withCode('ENOTFOUND', { hostname: 'proxy.example' }), 'portal.proxy'],
  [withCode('EAI_AGAIN'), 'portal.nameNotFound'],
  [withCode('EHOSTUNREACH'), 'portal.unreachable'],
  [withCode('CERT_HAS_EXPIRED'), 'portal.certificateExpired'],
  [withCode('ERR_TLS_CERT_ALTNAME_INVALID'), 'portal.certificateName'],
  [withCode('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'portal.certificateUntrusted'],
  [withCode('CERT_NOT_YET_VALID'), 'portal.certificateNotYetValid'],
  [withCode('CERT_REVOKED'), 'portal.certificate'],
  [withCode('EPROTO'), 'portal.noTls'],
  [withCode('ETIMEDOUT'), 'portal.timedOut'],
  [withCode('ECONNABORTED'), 'portal.timedOut'],
  [withCode('ERR_NETWORK'), 'portal.unreachable'],
  [new Error('net::ERR_INTERNET_DISCONNECTED'), 'portal.unreachable'],
  [new Error('net::ERR_NAME_NOT_RESOLVED'), 'portal.nameNotFound'],
  [new Error('net::ERR_CERT_DATE_INVALID'), 'portal.certificateExpired'],
  [new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'portal.certificateUntrusted'],
  [new Error('net::ERR_CERT_COMMON_NAME_INVALID'), 'portal.certificateName'],
  [new Error('net::ERR_SSL_PROTOCOL_ERROR'), 'portal.noTls'],
  [new Error('net::ERR_TUNNEL_CONNECTION_FAILED'), 'portal.proxy'],
  [new Error('net::ERR_PROXY_CONNECTION_FAILED'), 'portal.proxy'],
  [new Error('net::ERR_TIMED_OUT'), 'portal.timedOut'],
  [new Error('net::ERR_UNSAFE_PORT'), 'portal.addressInvalid'],
  [new Error('Redirect was cancelled'), 'portal.redirected'],
  [new AggregateError([withCode('ECONNREFUSED', { port: 443 }), withCode('EHOSTUNREACH')]), 'portal.unreachable'],
  [new Error('outer', { cause: withCode('SELF_SIGNED_CERT_IN_CHAIN') }), 'portal.certificateUntrusted'],
  [
    Object.assign(new Error('x', { cause: new Error('net::ERR_CERT_REVOKED') }), { code: 'ERR_NETWORK' }),
    'portal.certificate',
  ],
] as const;

describe('classifyFailure', () => {
  it.each(NAMES.map(([error, code]) => [String(Reflect.get(error, 'code') ?? error.message), code, error] as const))(
    '%s is "%s"',
    (_, code, error) => {
      expect(classifyFailure(error, URL_OF_PORTAL).code).toBe(code);
    },
  );

  it('takes a fault of the console for that, not for the network', () => {
    expect(classifyFailure(new TypeError('x is not a function'), URL_OF_PORTAL).code).toBe('internal.unexpected');
    expect(classifyFailure('odd', URL_OF_PORTAL).code).toBe('internal.unexpected');
    expect(classifyFailure(withCode('ERR_INVALID_ARG_TYPE'), URL_OF_PORTAL).code).toBe('internal.unexpected');
  });

  it('leaves alone what is classified already', () => {
    const failure = new SetupFailure('portal.busy', {}, 5);
    expect(classifyFailure(failure, URL_OF_PORTAL)).toBe(failure);
  });

  it('ends where an error is its own cause', () => {
    const error = withCode('EPIPE');
    error.cause = error;
    expect(classifyFailure(error, URL_OF_PORTAL).code).toBe('portal.unreachable');
  });
});
