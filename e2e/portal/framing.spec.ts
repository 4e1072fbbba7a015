/** SECURITY: clickjacking (CWE-1021). A page of somebody else's puts the portal under its own buttons. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import { expect, portalForFile, test } from './fixture';

const portal = portalForFile();

test('a page that frames the portal shows nothing of it, and cannot post to it', async ({ page, context }) => {
  await portal.open(page);
  const { url } = portal.process;
  const kinds = ['iframe', 'embed', 'object'] as const;
  const markup = {
    iframe: `<iframe name="iframe" src="${url}/#/requests"></iframe>`,
    embed: `<embed name="embed" src="${url}/">`,
    object: `<object name="object" data="${url}/"></object>`,
  };
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Evil</title>${kinds.map((kind) => markup[kind]).join('')}
      <form method="post" action="${url}${ADMIN_PATHS.sites}" enctype="text/plain" target="answer">
        <input name='{"name":"Evil","x":"' value='"}'><button>Win a prize</button></form>
      <iframe name="answer"></iframe>`);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const evil = await context.newPage();
    const refusals: string[] = [];
    evil.on('console', (message) => refusals.push(message.text()));
    // Another site than the portal's: "localhost" and "127.0.0.1" are two.
    await evil.goto(`http://localhost:${String(port)}/`);
    await expect.poll(() => refusals.filter((text) => /frame-ancestors|x-frame-options/i.test(text)).length).toBe(3);
    // In the frame stands the browser's own page; the other two show nothing at all.
    const refused = () => evil.frames().filter((each) => each.url().startsWith('chrome-error:'));
    await expect.poll(() => refused().length).toBeGreaterThan(0);
    for (const frame of refused()) expect(await frame.locator('body').innerText()).not.toContain('Roomkey');
    await expect.poll(() => evil.frames().filter((each) => each.url().startsWith(url))).toEqual([]);
    const posted = evil.waitForResponse((response) => response.url().endsWith(ADMIN_PATHS.sites));
    await evil.getByRole('button', { name: 'Win a prize' }).click();
    // The browser sends no cookie of the portal's from here: the request is nobody's.
    expect((await posted).status()).toBe(401);
    const sites = await page.request.get(url + ADMIN_PATHS.sites);
    expect(await sites.text()).not.toContain('Evil');
    await evil.close();
  } finally {
    server.close();
  }
});
