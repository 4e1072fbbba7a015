/** Passwords of room accounts and administrators: hashed with argon2id, generated from the operating system's randomness. */
import { hash, verify } from '@node-rs/argon2';
import { randomText } from '../random/random';

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 iterations, 1 lane (about 10 ms). The library's default kind is argon2id. */
const argon2 = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

/** No look-alikes (0 O, 1 l I), because people read these passwords aloud; at least one of each class, as directories ask. */
const classes = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#%+:=?@'] as const;
const generatedLength = 20;

/** The PHC string of a new salted hash. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, argon2);
}

/** For accounts that have no password yet: of one that nobody knows. An OTP with a generated password sets another. */
export function unknownPasswordHash(): Promise<string> {
  return hashPassword(generatePassword());
}

export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password);
}

/** A hash that no password has been made for, so that an unknown name costs as much time as a wrong password. */
let nobodysHash: Promise<string> | undefined;

/**
 * Verifies against `passwordHash`, or against nobody's when there is none: then false, after the same time.
 * SECURITY: answers "no such name" by timing in no other way than "wrong password" (user enumeration).
 */
export async function verifyOrPretend(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword(generatePassword());
  const matches = await verifyPassword(passwordHash ?? (await nobodysHash), password);
  return matches && passwordHash !== null && passwordHash !== undefined;
}

/** 20 characters of 62: more than 116 bits. Drawn anew until every class is in it and it begins with a letter. */
export function generatePassword(): string {
  for (;;) {
    const password = randomText(classes.join(''), generatedLength);
    const hasAll = classes.every((members) => Array.from(password).some((character) => members.includes(character)));
    // SECURITY: a password that begins as a formula does would be changed by whoever exports it safely (CWE-1236).
    if (hasAll && /^[a-z]/i.test(password)) return password;
  }
}
