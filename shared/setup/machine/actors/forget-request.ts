/** Takes a request's traces out of the keychain when a person starts over. */
import type { Ports } from '../ports';
import type { SessionSecrets } from './session-secrets';

export async function forgetRequest(
  ports: Ports,
  session: SessionSecrets,
  input: { requestId: string | null; keepDeviceCode: boolean },
  signal: AbortSignal,
): Promise<void> {
  session.roomToken = null;
  await ports.vault.remove('credential', signal);
  if (input.requestId === null || input.keepDeviceCode) return;
  session.forgetDeviceCode(input.requestId);
  session.credentialTokens.delete(input.requestId);
  await ports.vault.remove(`device-code.${input.requestId}`, signal);
}
