/** Takes everything of the room off this device. Every step may be repeated. */
import { SetupFailure } from '../../contract/errors';
import type { Ports } from '../ports';
import type { SecretBox } from '../secret-box';
import type { SessionSecrets } from './session-secrets';

/** `inUse`: the keychain has taken something of this console. Where it never did, none at all is as good as an open one. */
export async function openVault(ports: Ports, inUse: boolean, signal: AbortSignal): Promise<void> {
  await ports.vault.probe(signal).catch((thrown: unknown) => toleratingNone(thrown, inUse));
}

export async function clearConsole(
  ports: Ports,
  box: SecretBox,
  session: SessionSecrets,
  { inUse, requestIds }: { inUse: boolean; requestIds: readonly string[] },
  signal: AbortSignal,
): Promise<void> {
  box.wipeAll();
  session.forgetAll();
  try {
    // A locked keychain takes a removal of what it hides for one of what is not there.
    await ports.vault.probe(signal);
    await ports.vault.remove('credential', signal);
    for (const requestId of requestIds) await ports.vault.remove(`device-code.${requestId}`, signal);
    await ports.keys.forget(signal);
  } catch (thrown) {
    toleratingNone(thrown, inUse);
  }
}

function toleratingNone(thrown: unknown, inUse: boolean): void {
  if (!inUse && thrown instanceof SetupFailure && thrown.code === 'vault.missing') return;
  throw thrown;
}
