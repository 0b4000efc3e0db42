import { createHash } from 'node:crypto';

export interface Person {
  key: string;
  unionid: string;
}

/**
 * WeChat users, known by a key such as 'li'. Ids are hashes of the key, so a stand-in that was
 * restarted still gives the same person the same ids.
 */
export class People {
  private readonly known = new Map<string, Person>();

  register(key: string): Person {
    const person = this.known.get(key) ?? { key, unionid: `o6${hash(`union:${key}`, 26)}` };
    this.known.set(key, person);
    return person;
  }

  openid(key: string, appid: string): string {
    this.register(key);
    const own = `o${hash(`open:${appid}:${key}`, 19)}`;
    return own + seal(own, appid);
  }

  all(): Person[] {
    return [...this.known.values()];
  }
}

/** Whether this openid was given out under this appid; it can be told from the id alone, even after a restart. */
export function isOpenidOf(openid: string, appid: string): boolean {
  return openid.length === 28 && openid.slice(20) === seal(openid.slice(0, 20), appid);
}

function seal(own: string, appid: string): string {
  return hash(`seal:${appid}:${own}`, 8);
}

function hash(words: string, length: number): string {
  return createHash('sha256').update(words).digest('base64url').slice(0, length);
}
