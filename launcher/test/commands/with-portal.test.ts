import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { projectRoot } from '../../../build/preflight.mjs';

const run = promisify(execFile);
const LAUNCHER = path.join(projectRoot, 'launcher/roomkey.mjs');

/** Asks the portal who is calling, prints what it says, and ends with a code of its own. */
const ASK = `
  const { ROOMKEY_PORTAL_URL: url, ROOMKEY_API_TOKEN: token } = process.env;
  const answer = await fetch(url + '/api/session', { headers: { authorization: 'Bearer ' + token } });
  const { organisation, testControls } = await answer.json();
  console.log(JSON.stringify({ organisation, testControls }));
  process.exitCode = 7;`;

it('runs a command beside a portal, and passes its exit code on', async () => {
  const ended = run(process.execPath, [LAUNCHER, 'with-portal', process.execPath, '--input-type=module', '-e', ASK]);
  await expect(ended).rejects.toMatchObject({
    code: 7,
    stdout: expect.stringContaining('{"organisation":"Contoso","testControls":true}') as unknown,
  });
});

it('without a command says how it is used', async () => {
  await expect(run(process.execPath, [LAUNCHER, 'with-portal'])).rejects.toMatchObject({ code: 2 });
});
