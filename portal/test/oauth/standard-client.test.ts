import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLIENT_ID, DeviceAuthorizationResponseSchema, PATHS } from '@roomkey/shared/protocol/oauth';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';
import { accountSupply, approve, otpFor } from './admin';
import { makeConsole, makeKeys } from './console';

const requestIdOf = (answer: unknown) => DeviceAuthorizationResponseSchema.parse(answer).request_id;

/**
 * Roomkey's protocol is RFC 8628, 8414 and 9449: a client that has never heard of Roomkey gets along with it. It waits five
 * real seconds before it polls, so all of them wait together.
 */
describe.concurrent.each(STORES)('openid-client on %s', (kind) => {
  let portal: TestPortal;
  const nextAccount = accountSupply();

  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  async function discover(): Promise<client.Configuration> {
    return client.discovery(new URL(portal.url), CLIENT_ID, undefined, client.None(), {
      algorithm: 'oauth2',
      // The test's portal listens on loopback, without TLS.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so by its author only to be seen
      execute: [client.allowInsecureRequests],
    });
  }

  test('polls plainly and gets a Bearer token', async () => {
    const config = await discover();
    const upn = nextAccount();
    const { otp } = await otpFor(portal, upn);
    const device = await makeConsole(portal.url, { bound: false });
    const started = await client.initiateDeviceAuthorization(config, {
      otp,
      device_jwk: JSON.stringify(device.encryption.jwk),
    });
    await approve(portal, requestIdOf(started));
    const tokens = await client.pollDeviceAuthorizationGrant(config, started);
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 600, scope: 'credential' });
    const url = new URL(portal.url + PATHS.credential);
    const answer = await client.fetchProtectedResource(config, tokens.access_token, url, 'GET');
    expect(await device.decrypt(await answer.text())).toMatchObject({ upn });
  });

  test('polls with DPoP and gets a bound token', async () => {
    const config = await discover();
    const upn = nextAccount();
    const { otp } = await otpFor(portal, upn);
    const device = await makeConsole(portal.url);
    const keyPair = await client.randomDPoPKeyPair('ES256');
    const DPoP = client.getDPoPHandle(config, keyPair);
    const started = await client.initiateDeviceAuthorization(config, {
      otp,
      device_jwk: JSON.stringify(device.encryption.jwk),
      dpop_jkt: await DPoP.calculateThumbprint(),
    });
    await approve(portal, requestIdOf(started));
    const tokens = await client.pollDeviceAuthorizationGrant(config, started, undefined, { DPoP });
    expect(tokens).toMatchObject({ token_type: 'dpop', scope: 'credential' });
    const url = new URL(portal.url + PATHS.credential);
    const fetchIt = () =>
      client.fetchProtectedResource(config, tokens.access_token, url, 'GET', null, undefined, { DPoP });
    expect(await device.decrypt(await (await fetchIt()).text())).toMatchObject({ upn });
    expect((await fetchIt()).status).toBe(200);
  });

  test('is told in its own terms when an OTP is wrong', async () => {
    const config = await discover();
    const { jwk } = await makeKeys('ECDH-ES+A256KW');
    const refused = client.initiateDeviceAuthorization(config, {
      otp: '0000000000000000',
      device_jwk: JSON.stringify(jwk),
    });
    await expect(refused).rejects.toMatchObject({ error: 'invalid_grant', cause: { otp_status: 'unknown' } });
  });
});
