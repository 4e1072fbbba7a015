import { createNodeTransport } from '../../../adapters/portal/transport';
import { portalClientContract } from './contract';

portalClientContract(
  ({ proxyPort }) =>
    Promise.resolve(
      createNodeTransport(proxyPort === undefined ? {} : { proxy: { host: '127.0.0.1', port: proxyPort } }),
    ),
  "Node's http module",
);
