/**
 * The peer: oidc-provider with the device flow, as a process of its own. `oidc-provider.mjs [DATABASE-URL]`; without a
 * database its own in-memory store. Prints its address. Plain JavaScript, because the package has no types.
 */
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { makePostgresAdapter } from './postgres-adapter.mjs';

const [databaseUrl] = process.argv.slice(2);
const server = createServer();
server.keepAliveTimeout = 65_000;
server.listen(0, '127.0.0.1', async () => {
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const adapter = databaseUrl === undefined ? {} : { adapter: await makePostgresAdapter(databaseUrl) };
  const provider = new Provider(issuer, {
    ...adapter,
    clients: [
      {
        client_id: 'room-console',
        token_endpoint_auth_method: 'none',
        grant_types: ['urn:ietf:params:oauth:grant-type:device_code'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    features: { deviceFlow: { enabled: true }, devInteractions: { enabled: false } },
    cookies: { keys: ['bench'] },
  });
  server.on('request', provider.callback());
  console.log(`Peer: ${issuer}`);
});
process.once('SIGTERM', () => process.exit(0));
