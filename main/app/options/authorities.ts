/** The organisation's own certification authorities, from a PEM file. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ConfigurationProblem } from '@roomkey/shared/ipc/configuration';
import { problem } from './problems';

const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
/** Own choice: more than any organisation has. */
const MOST = 50;

/** The authorities, or why there are none: each certificate of the file must be one (basic constraints, RFC 5280 4.2.1.9). */
export function readAuthorities(file: string, place: string | null): readonly X509Certificate[] | ConfigurationProblem {
  const refused = (detail: string) => problem('authorities', { file, detail }, place);
  try {
    const blocks = readFileSync(file, 'utf8').match(BLOCK) ?? [];
    if (blocks.length === 0 || blocks.length > MOST) return refused(`${blocks.length} certificates`);
    const certificates = blocks.map((block) => new X509Certificate(block));
    const other = certificates.find((certificate) => !certificate.ca);
    return other === undefined ? certificates : refused(other.subject.replaceAll('\n', ', '));
  } catch (thrown) {
    const code: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined;
    return refused(typeof code === 'string' ? code : 'PEM');
  }
}
