import { Writable } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { makeLogger } from '../../server/config/logger';
import { startTestPortal } from '../test-portal';
import { accountSupply, addFault, approve, otpFor } from './admin';
import { makeConsole, send, sendForm, text } from './console';

test('no log line, audit row or refusal of a whole setup holds a secret', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  vi.stubEnv('ROOMKEY_LOG_LEVEL', 'trace');
  onTestFinished(() => void vi.unstubAllEnvs());
  const portal = await startTestPortal('postgres', {}, makeLogger(stream));
  const upn = accountSupply()();
  const { otp } = await otpFor(portal, upn);
  const console = await makeConsole(portal.url);
  const answers = [await console.authorize(otp)];
  const deviceCode = text(await console.authorize(otp), 'device_code');
  const requestId = text(await console.authorize(otp), 'request_id');
  const lastCode = text(await console.authorize(otp), 'device_code');
  answers.push(await console.poll(lastCode));
  await approve(portal, requestId);
  const token = text(await console.poll(lastCode), 'access_token');
  const { password } = await console.decrypt((await console.fetchCredential(token)).text);
  await console.sendReceipt(token, 'stored');
  const room = text(await console.signIn(upn, password), 'access_token');
  const wrongPassword = 'a-wrong-password-typed';
  answers.push(await console.signIn(upn, wrongPassword), await console.signIn(wrongPassword, upn));

  // Everything in the wrong place: a query, a path, a broken JSON, a header, a database that is away.
  await send(`${portal.url}${PATHS.token}?password=${password}&otp=${otp}`);
  await send(`${portal.url}/api/${password}`);
  answers.push(
    await send(portal.url + PATHS.receipt, {
      method: 'POST',
      body: `{"${password}":${otp}`,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${room}` },
    }),
  );
  answers.push(
    await send(portal.url + PATHS.credential, { headers: { authorization: `Bearer ${token}`, dpop: password } }),
  );
  answers.push(await sendForm(portal.url + PATHS.token, { client_id: password, grant_type: otp }));
  await addFault(portal, { path: PATHS.deviceAuthorization, kind: 'status', status: 500, times: 1 });
  answers.push(await console.authorize(otp));
  const audit = await portal.api('GET', '/api/audit?pageSize=500');
  await portal.ctx.store.close().catch(() => undefined);
  answers.push(await console.authorize(otp), await console.signIn(upn, password));
  await portal.dispose().catch(() => undefined);

  const written = lines.join('');
  expect(written).toContain('answered');
  expect(answers.at(-1)?.status).toBeGreaterThanOrEqual(500);
  const groups = otp.replace(/(.{4})(?=.)/g, '$1 ');
  for (const secret of [otp, groups, password, wrongPassword, deviceCode, lastCode, token, room]) {
    expect(written.includes(secret)).toBe(false);
    expect(JSON.stringify(audit.body).includes(secret)).toBe(false);
  }
  for (const secret of [otp, password, wrongPassword, lastCode, token, room]) {
    expect(answers.slice(1).some((answer) => answer.text.includes(secret))).toBe(false);
  }
});
