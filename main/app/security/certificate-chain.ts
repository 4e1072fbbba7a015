import type { Certificate } from 'electron';

/** Own choice: more than any portal sends. */
const LONGEST_CHAIN = 10;

/** PEM of the certificate and of those that were sent along. Electron hands a self-issued one out as its own issuer. */
export function chainOf(certificate: Certificate): string[] {
  const chain: string[] = [];
  for (let at: Certificate | undefined = certificate; at !== undefined; at = issuerOf(at)) {
    if (chain.length === LONGEST_CHAIN || chain.at(-1) === at.data) break;
    chain.push(at.data);
  }
  return chain;
}

/** Absent at the end of the chain, whatever Electron's types say. */
const issuerOf = (certificate: Certificate): Certificate | undefined => certificate.issuerCert;
