import { randomBytes } from 'node:crypto';
import { Refusal } from './refusal';

const LIFE_MS = 7_200_000;
const OVERLAP_MS = 300_000;
const FORCED_APART_MS = 30_000;
const FORCED_PER_DAY = 20;
const DAY_MS = 86_400_000;

interface Token {
  value: string;
  expiresAt: number;
}

interface AppTokens {
  current: Token;
  forcedAt: number[];
}

/** Stable access tokens: the same one while it lasts, a new one in its last five minutes or when forced. */
export class AccessTokens {
  private readonly byApp = new Map<string, AppTokens>();
  private readonly owners = new Map<string, { appid: string; token: Token }>();

  constructor(private readonly now: () => number) {}

  /** The current token of an app. */
  stable(appid: string): { access_token: string; expires_in: number } {
    const held = this.byApp.get(appid);
    if (!held || held.current.expiresAt - this.now() <= OVERLAP_MS) this.renew(appid);
    return this.view(appid);
  }

  /** A forced renewal ends the old token at once; within 30 s of the last one nothing is renewed; 20 a day, then 45009. */
  forced(appid: string): { access_token: string; expires_in: number } {
    const held = this.byApp.get(appid);
    const recent = (held?.forcedAt ?? []).filter((at) => at > this.now() - DAY_MS);
    if (recent.length >= FORCED_PER_DAY) throw new Refusal(45009);
    const last = recent.at(-1);
    if (last !== undefined && this.now() - last < FORCED_APART_MS) return this.view(appid);
    if (held) held.current.expiresAt = Math.min(held.current.expiresAt, this.now());
    this.renew(appid).forcedAt = [...recent, this.now()];
    return this.view(appid);
  }

  /** The appid a token belongs to; 41001 missing, 40001 wrong, 42001 expired. */
  ownerOf(value: string | null): string {
    if (!value) throw new Refusal(41001);
    const owner = this.owners.get(value);
    if (!owner) throw new Refusal(40001);
    if (this.now() >= owner.token.expiresAt) throw new Refusal(42001);
    return owner.appid;
  }

  /** Ends every token of an app, as when its secret was reset. */
  expire(appid: string): void {
    for (const owner of this.owners.values()) if (owner.appid === appid) owner.token.expiresAt = this.now();
  }

  private renew(appid: string): AppTokens {
    const current = { value: randomBytes(100).toString('base64url'), expiresAt: this.now() + LIFE_MS };
    const renewed = { current, forcedAt: this.byApp.get(appid)?.forcedAt ?? [] };
    this.byApp.set(appid, renewed);
    this.owners.set(current.value, { appid, token: current });
    return renewed;
  }

  private view(appid: string): { access_token: string; expires_in: number } {
    const { current } = this.byApp.get(appid) ?? this.renew(appid);
    return {
      access_token: current.value,
      expires_in: Math.floor((current.expiresAt - this.now()) / 1000),
    };
  }
}
