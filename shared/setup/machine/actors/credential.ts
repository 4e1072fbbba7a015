/** Fetching, storing and reading the room's credential. Every step may be repeated: after a crash it finds what is already done. */
import { z } from 'zod';
import { CredentialSchema } from '../../../protocol/oauth';
import { SetupFailure } from '../../contract/errors';
import type { SetupContext } from '../context';
import type { PollAnswer } from '../polling';
import type { Ports } from '../ports';
import type { SecretBox } from '../secret-box';
import type { SessionSecrets } from './session-secrets';

/** What stands in the vault: the credential, and which request brought it (null: typed by hand). */
const StoredCredentialSchema = z.object({
  requestId: z.string().nullable(),
  upn: z.string(),
  password: z.string(),
  roomName: z.string(),
});
export type StoredCredential = z.infer<typeof StoredCredentialSchema>;

interface Account {
  readonly upn: string;
  readonly roomName: string;
}

/** One poll for a decision; an access token stays in memory and is not part of the answer. */
export async function poll(
  ports: Ports,
  session: SessionSecrets,
  input: { portalUrl: string; requestId: string; waitSeconds: number },
  signal: AbortSignal,
): Promise<PollAnswer> {
  const deviceCode = await session.deviceCode(input.requestId, signal);
  const outcome = await ports.portal.poll(
    { portalUrl: input.portalUrl, deviceCode, waitSeconds: input.waitSeconds },
    signal,
  );
  if (outcome.kind !== 'approved') return outcome;
  session.credentialTokens.set(input.requestId, outcome.accessToken);
  return { kind: 'approved' };
}

/** A token of scope `credential`: the one at hand, or a new one for the same device code. */
export async function credentialToken(
  ports: Ports,
  session: SessionSecrets,
  input: { portalUrl: string; requestId: string },
  signal: AbortSignal,
): Promise<string> {
  const known = session.credentialTokens.get(input.requestId);
  if (known !== undefined) return known;
  const outcome = await poll(ports, session, { ...input, waitSeconds: 0 }, signal);
  const token = session.credentialTokens.get(input.requestId);
  if (token !== undefined) return token;
  if (outcome.kind === 'pending' || outcome.kind === 'slowDown') throw new SetupFailure('portal.malformed');
  throw new SetupFailure(outcome.kind === 'unknown' ? 'request.unknown' : 'request.expired');
}

/** The approved request's credential, stored and read back. Does nothing where a crash left it stored already. */
export async function storeFromRequest(
  ports: Ports,
  session: SessionSecrets,
  input: { portalUrl: string; requestId: string },
  signal: AbortSignal,
): Promise<Account> {
  const present = await readCredential(ports, signal);
  if (present?.requestId === input.requestId) return { upn: present.upn, roomName: present.roomName };
  await ports.vault.probe(signal);
  const jwe = await fetchOnce(ports, session, input, signal);
  const credential = parseCredential(await ports.keys.decrypt(jwe, signal));
  const stored: StoredCredential = {
    requestId: input.requestId,
    upn: credential.upn,
    password: credential.password,
    roomName: credential.room_name,
  };
  await ports.vault.write('credential', JSON.stringify(stored), signal);
  return { upn: stored.upn, roomName: stored.roomName };
}

/** Fetches with the token at hand; one that the portal no longer takes is dropped, so that the next try asks for a new one. */
async function fetchOnce(
  ports: Ports,
  session: SessionSecrets,
  input: { portalUrl: string; requestId: string },
  signal: AbortSignal,
): Promise<string> {
  const accessToken = await credentialToken(ports, session, input, signal);
  try {
    return await ports.portal.fetchCredential({ portalUrl: input.portalUrl, accessToken }, signal);
  } catch (thrown) {
    session.credentialTokens.delete(input.requestId);
    throw thrown;
  }
}

/** What a person typed and the portal accepted; the password leaves the SecretBox only once it is stored. */
export async function storeFromManual(
  ports: Ports,
  box: SecretBox,
  manual: SetupContext['manual'],
  roomName: string,
  signal: AbortSignal,
): Promise<Account> {
  const password = manual === null ? null : box.peek(manual.handle);
  if (manual === null || password === null) throw new SetupFailure('manual.typeAgain');
  const stored: StoredCredential = { requestId: null, upn: manual.upn, password, roomName };
  await ports.vault.write('credential', JSON.stringify(stored), signal);
  box.wipe(manual.handle);
  return { upn: manual.upn, roomName };
}

/** The credential that must be there. Rejects with `vault.locked` where the vault answers null. */
export async function expectCredential(ports: Ports, signal: AbortSignal): Promise<StoredCredential> {
  const credential = await readCredential(ports, signal);
  if (credential === null) throw new SetupFailure('vault.locked');
  return credential;
}

async function readCredential(ports: Ports, signal: AbortSignal): Promise<StoredCredential | null> {
  const text = await ports.vault.read('credential', signal);
  if (text === null) return null;
  const parsed = StoredCredentialSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

function parseCredential(plaintext: string): z.infer<typeof CredentialSchema> {
  const parsed = CredentialSchema.safeParse(parseJson(plaintext));
  if (!parsed.success) throw new SetupFailure('credential.unreadable');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
