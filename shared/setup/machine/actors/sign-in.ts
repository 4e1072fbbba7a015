/** Signing in: with what stands in the vault, or with what a person typed. */
import { SetupFailure } from '../../contract/errors';
import type { PortalInfo, Ports } from '../ports';
import type { SecretBox } from '../secret-box';
import { expectCredential } from './credential';
import type { SessionSecrets } from './session-secrets';

/** Proves the stored credential by using it. */
export async function signIn(ports: Ports, session: SessionSecrets, portalUrl: string, signal: AbortSignal) {
  const { upn, password, roomName } = await expectCredential(ports, signal);
  const answer = await ports.portal.signIn({ portalUrl, upn, password }, signal);
  session.roomToken = answer.accessToken;
  return { account: { upn, roomName: answer.roomName || roomName } };
}

interface ManualInput {
  readonly portalUrl: string;
  readonly domains: readonly string[];
  readonly upn: string;
  readonly handle: string;
}

export async function signInManually(
  ports: Ports,
  box: SecretBox,
  session: SessionSecrets,
  input: ManualInput,
  signal: AbortSignal,
) {
  const domain = /^[^\s@]+@([^\s@]+\.[^\s@]+)$/.exec(input.upn)?.[1];
  if (domain === undefined) throw new SetupFailure('manual.emailInvalid');
  const portal: PortalInfo = await ports.portal.discover(input.portalUrl, signal);
  // SECURITY: answers a person typing the password of a real organisation: it is refused before it is sent or stored.
  if (!portal.domains.includes(domain)) {
    throw new SetupFailure('signIn.foreignDomain', { domain, domains: portal.domains.join(', ') });
  }
  const password = box.peek(input.handle);
  if (password === null) throw new SetupFailure('manual.typeAgain');
  await ports.vault.probe(signal);
  const answer = await ports.portal.signIn({ portalUrl: input.portalUrl, upn: input.upn, password }, signal);
  session.roomToken = answer.accessToken;
  return { account: { upn: input.upn, roomName: answer.roomName || input.upn }, portal };
}
