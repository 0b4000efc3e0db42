import { hash, verify } from '@node-rs/argon2';

/** argon2id with OWASP's first recommendation (19 MiB, two passes). */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

let nobodys: Promise<string> | undefined;

/** Without a hash (no such account) it takes just as long, so that time does not tell which accounts exist. */
export async function passwordFits(stored: string | null | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword('there is no such account');
  const fits = await verify(stored ?? (await nobodys), password);
  return fits && typeof stored === 'string';
}
