import { randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';

/** Nothing that can be taken for something else when read from paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 4;

/** Sixteen random characters (79 bits) in four groups, such as `k7mp-2xwr-9dht-vqc4`: to sign in once with. */
export function firstPassword(): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** Cheap on purpose: nobody guesses 79 random bits, and a sheet may bring five thousand people at once. */
export const hashFirstPassword = (password: string): Promise<string> =>
  hash(password, { memoryCost: 1024, timeCost: 1, parallelism: 1 });
