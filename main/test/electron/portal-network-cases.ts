/** What Electron's network must do with certificates and proxies, on real connections. Each case runs inside Electron. */
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { type ErrorCode, SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { PortalClient } from '@roomkey/shared/setup/machine/ports';
import { fingerprintOf } from '../../adapters/portal/certificates/certificate-facts';
import { listen } from '../adapters/portal/listening';
import type { TestCertificate } from '../support/certificates';
import type { Name, NetworkBench } from './portal-network-bench';

export interface NetworkCase {
  readonly name: string;
  readonly run: (bench: NetworkBench) => Promise<void>;
}

const signal = new AbortController().signal;
const pinOf = ({ cert }: TestCertificate): string => fingerprintOf(new X509Certificate(cert));

async function connect(client: PortalClient, origin: string, pin: string | null) {
  const stages: string[] = [];
  const outcome = await client.connect({ origin, pin, onStage: (stage) => void stages.push(stage) }, signal).then(
    ({ organisation }) => organisation,
    (thrown: unknown) => thrown,
  );
  return { outcome, stages };
}

async function fails(promise: Promise<unknown>, code: ErrorCode): Promise<SetupFailure> {
  const thrown: unknown = await promise.then(
    () => 'nothing',
    (reason: unknown) => reason,
  );
  return asFailure(thrown, code);
}

function asFailure(thrown: unknown, code: ErrorCode): SetupFailure {
  assert.ok(thrown instanceof SetupFailure, String(thrown));
  assert.equal(thrown.code, code);
  return thrown;
}

const refused = ({ outcome }: { outcome: unknown }, code: ErrorCode): SetupFailure => asFailure(outcome, code);
const FOUND = 'Test organisation';

/** With the authority of the bench in the configuration. */
const vouched = (name: string, served: readonly Name[], expected: ErrorCode | null): NetworkCase => ({
  name: `private authority: ${name}`,
  async run({ certificates, portal, client }) {
    const { url } = await portal(served);
    const console = client({ authorities: [certificates.ca] });
    const attempt = await connect(console, url, null);
    if (expected === null) assert.equal(attempt.outcome, FOUND);
    else refused(attempt, expected);
  },
});

export const NETWORK_CASES: readonly NetworkCase[] = [
  {
    name: 'an unknown issuer is asked about, with the certificate',
    async run({ certificates, portal, client }) {
      const { url } = await portal(['good']);
      const attempt = await connect(client(), url, null);
      const { params } = refused(attempt, 'portal.certificateUntrusted');
      assert.equal(params['fingerprint'], pinOf(certificates.good));
      assert.equal(params['issuer'], 'ca, Contoso');
      assert.deepEqual(attempt.stages, ['reach', 'protect']);
    },
  },
  {
    name: 'the confirmed certificate is taken, on the same console, and nothing remembers the refusal',
    async run({ certificates, portal, client }) {
      const { url } = await portal(['good']);
      const console = client();
      refused(await connect(console, url, null), 'portal.certificateUntrusted');
      const attempt = await connect(console, url, pinOf(certificates.good));
      assert.equal(attempt.outcome, FOUND);
      assert.deepEqual(attempt.stages, ['reach', 'protect', 'ask']);
      console.trust(url, pinOf(certificates.good));
      assert.equal((await console.discover(url, signal)).organisation, FOUND);
    },
  },
  {
    name: 'without the pin neither the open connection nor the verdict of before is used',
    async run({ certificates, portal, client }) {
      const { url } = await portal(['good']);
      const console = client();
      console.trust(url, pinOf(certificates.good));
      await console.discover(url, signal);
      console.trust(url, null);
      await fails(console.discover(url, signal), 'portal.certificateUntrusted');
    },
  },
  {
    name: 'a certificate that changes under a pin is refused until it changes back',
    async run({ certificates, portal, client }) {
      const { url, serve, seen } = await portal(['good']);
      const console = client();
      console.trust(url, pinOf(certificates.good));
      await console.discover(url, signal);
      serve(['renewed']);
      const before = seen();
      const { params } = await fails(console.discover(url, signal), 'portal.certificateChanged');
      assert.equal(params['expected'], pinOf(certificates.good));
      assert.equal(params['fingerprint'], pinOf(certificates.renewed));
      // Chromium remembers the refusal; its reason is still told.
      await fails(console.discover(url, signal), 'portal.certificateChanged');
      assert.equal(seen(), before, 'something was sent to the portal with the changed certificate');
      serve(['good']);
      assert.equal((await console.discover(url, signal)).organisation, FOUND);
    },
  },
  vouched('its own certificate', ['good'], null),
  vouched('through an intermediate', ['byMiddle', 'middle'], null),
  vouched('an intermediate that is not sent along', ['byMiddle'], 'portal.certificateUntrusted'),
  vouched('another authority', ['byOther', 'other'], 'portal.certificateUntrusted'),
  vouched('an issuer that is no authority', ['byServer', 'good'], 'portal.certificateUntrusted'),
  vouched('expired', ['expired'], 'portal.certificateExpired'),
  vouched('for another name', ['wrongName'], 'portal.certificateName'),
  {
    name: 'a private authority vouches for the portal’s name alone',
    async run({ certificates, portal, client }) {
      const { url } = await portal(['good']);
      const console = client({ authorities: [certificates.ca] });
      console.trust(url, null);
      assert.equal((await console.discover(url, signal)).organisation, FOUND);
      await fails(console.discover(url.replace('localhost', '127.0.0.1'), signal), 'portal.certificateUntrusted');
    },
  },
  {
    name: 'an expired certificate is refused although it is pinned',
    async run({ certificates, portal, client }) {
      const { url } = await portal(['expired']);
      refused(await connect(client(), url, pinOf(certificates.expired)), 'portal.certificateExpired');
    },
  },
  {
    name: 'a certificate for another name is refused although it is pinned',
    async run({ certificates, portal, client }) {
      const { url } = await portal(['wrongName']);
      refused(await connect(client(), url, pinOf(certificates.wrongName)), 'portal.certificateName');
    },
  },
  {
    name: 'a proxy is used, finds the names, and the pin holds behind it',
    async run({ certificates, portal, proxy, client }) {
      const real = await portal(['named'], 'portal.invalid');
      const through = await proxy(real.port);
      const console = client({ proxy: { mode: 'fixed_servers', proxyRules: `127.0.0.1:${through.port}` } });
      const attempt = await connect(console, real.url, pinOf(certificates.named));
      assert.equal(attempt.outcome, FOUND);
      assert.deepEqual(through.asked(), [`portal.invalid:${real.port}`]);
      refused(await connect(console, real.url, pinOf(certificates.good)), 'portal.certificateChanged');
    },
  },
  {
    name: 'what the configuration excepts goes past the proxy',
    async run({ certificates, portal, proxy, client }) {
      const real = await portal(['good']);
      const through = await proxy(real.port);
      const rules = { mode: 'fixed_servers', proxyRules: `127.0.0.1:${through.port}` } as const;
      const past = client({ proxy: { ...rules, proxyBypassRules: '<-loopback>;localhost' } });
      assert.equal((await connect(past, real.url, pinOf(certificates.good))).outcome, FOUND);
      assert.deepEqual(through.asked(), []);
      const by = client({ proxy: { ...rules, proxyBypassRules: '<-loopback>' } });
      assert.equal((await connect(by, real.url, pinOf(certificates.good))).outcome, FOUND);
      assert.deepEqual(through.asked(), [`localhost:${real.port}`]);
    },
  },
  {
    name: 'a redirect is not followed, and told',
    async run({ client, after }) {
      const server = await listen(
        createHttpServer((_request, response) =>
          response.writeHead(302, { Location: 'https://login.hotel.example/x?y' }).end(),
        ),
      );
      after(() => server.stop());
      const attempt = await connect(client(), `http://127.0.0.1:${server.port}`, null);
      const { params } = refused(attempt, 'portal.redirected');
      assert.deepEqual(params, { to: 'login.hotel.example' });
    },
  },
  {
    name: 'a server that does not speak TLS is told as that',
    async run({ client, after }) {
      const server = await listen(createHttpServer());
      after(() => server.stop());
      const attempt = await connect(client(), `https://127.0.0.1:${server.port}`, null);
      refused(attempt, 'portal.noTls');
      assert.deepEqual(attempt.stages, ['reach']);
    },
  },
  {
    name: 'an unknown name is told before anything is reached',
    async run({ client }) {
      const attempt = await connect(client(), 'https://roomkey.invalid', null);
      const { params } = refused(attempt, 'portal.nameNotFound');
      assert.deepEqual([params, attempt.stages], [{ host: 'roomkey.invalid' }, []]);
    },
  },
];
