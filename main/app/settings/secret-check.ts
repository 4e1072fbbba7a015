/** Looks for secrets in what is about to leave the console. */
import { z } from 'zod';
import { normaliseOtp, otpProblem } from '@roomkey/shared/protocol/otp';
import type { Vault } from '@roomkey/shared/setup/machine/ports';
import type { SecretBox } from '@roomkey/shared/setup/machine/secret-box';

/** Shorter ones would be found in any text. */
const SHORTEST = 6;

/** How a secret looks that nobody told us: a JWT or JWE (RFC 7516 3.1), and the private member of a JWK (RFC 7518 6.2.2.1). */
const SHAPES = [/\beyJ[\w-]{8,}\.[\w-]*\.[\w-]/, /"d"\s*:\s*"[\w-]{43}"/];
/** Sixteen digits, written together or in groups. */
const DIGITS = /(?<!\d)\d(?:[ -]?\d){15}(?!\d)/g;

export type SecretCheck = (text: string) => boolean;

/** True for a text in which one of these secrets, a well-formed one-time password or a token stands. */
export function createSecretCheck(
  known: readonly string[],
  boxes: readonly Pick<SecretBox, 'occursIn'>[],
): SecretCheck {
  const searched = known.filter((secret) => secret.length >= SHORTEST);
  return (text) =>
    searched.some((secret) => text.includes(secret)) ||
    boxes.some((box) => box.occursIn(text)) ||
    SHAPES.some((shape) => shape.test(text)) ||
    [...text.matchAll(DIGITS)].some(([digits]) => otpProblem(normaliseOtp(digits)) === null);
}

const Credential = z.object({ password: z.string() });
const PrivateJwk = z.object({ d: z.string() });

/** The secrets that stand in the keychain now. A locked or missing keychain knows none: the shapes remain. */
export async function knownSecrets(
  vault: Pick<Vault, 'read'>,
  requestId: string | null,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const read = (kind: Parameters<Vault['read']>[0]) => vault.read(kind, signal).catch(() => null);
  const deviceCode = requestId === null ? null : await read(`device-code.${requestId}`);
  const credential = Credential.safeParse(parseJson(await read('credential')));
  const keys = [await read('encryption-key'), await read('proof-key')].map((text) =>
    PrivateJwk.safeParse(parseJson(text)),
  );
  return [
    ...(deviceCode === null ? [] : [deviceCode]),
    ...(credential.success ? [credential.data.password] : []),
    ...keys.flatMap((key) => (key.success ? [key.data.d] : [])),
  ];
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
