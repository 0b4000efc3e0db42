import { Destroy, Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type Redis from 'ioredis';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { Actor } from './actor';
import { openRedis } from './redis';
import { Refusal } from './refusal';
import type { Settings } from './settings';

const MINUTE = 60;
const HOUR = 3600;
const PASSWORD = 'password';
const UPLOADS = 'uploaded';
const REFUSED_CODE = 'refused code';
/** A whole office or service hall, or a carrier's gateway, may stand behind one address. */
const WECHAT_SIGN_INS = 120;
/** A page of the desk shows forty pictures; their addresses cannot be guessed anyway. */
const PICTURES = 10;

/**
 * How often something may be done. With Redis all processes count together; without it, or while it is away, each
 * counts for itself: a limit may be looser then, but nobody is locked out because a counter is gone.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Limits {
  @Inject() protected settings: Settings;
  private readonly limiters = new Map<string, RateLimiterAbstract>();
  private redis: Redis | undefined;

  @Init()
  open(): void {
    if (this.settings.redisUrl !== undefined) this.redis = openRedis(this.settings.redisUrl);
  }

  @Destroy()
  close(): void {
    this.redis?.disconnect();
  }

  /** One request of somebody signed in; throws `tooOften`. */
  async person({ id, kind }: Pick<Actor, 'id' | 'kind'>): Promise<void> {
    const { resident, staff } = this.settings.limits;
    if (kind === 'staff') await this.spend('staff', String(id), staff, MINUTE);
    else await this.spend('resident', String(id), resident, MINUTE);
  }

  /** One request without a session; throws `tooOften`. */
  async address(ip: string): Promise<void> {
    await this.spend('address', ip, this.settings.limits.address, MINUTE);
  }

  /** One picture or video fetched by its secret address; throws `tooOften`. */
  async picture(ip: string): Promise<void> {
    await this.spend('picture', ip, this.settings.limits.address * PICTURES, MINUTE);
  }

  /**
   * One look by a machine that watches over this process; throws `tooOften`. Counted apart from people's requests: who
   * sends too many of those from behind the same proxy must not make the process look unwell.
   */
  async watch(ip: string): Promise<void> {
    await this.spend('watch', ip, this.settings.limits.address, MINUTE);
  }

  /** One report of a resident; throws `tooOften`. */
  async report(actor: Pick<Actor, 'id'>): Promise<void> {
    await this.spend('report', String(actor.id), this.settings.limits.reports, HOUR);
  }

  /** One try at a password; throws `tooOften`. */
  async password(ip: string): Promise<void> {
    await this.spend(PASSWORD, ip, this.settings.limits.signIns, MINUTE);
  }

  /** Gives the try back: what succeeded was no guess. */
  async passwordWasRight(ip: string): Promise<void> {
    await this.limiters.get(PASSWORD)?.reward(ip, 1);
  }

  /**
   * One sign-in by WeChat; throws `tooOften`. Its code cannot be guessed, so those that succeed are counted loosely; an
   * address whose codes are refused is stopped as one that guesses passwords is.
   */
  async wechatSignIn(ip: string): Promise<void> {
    await this.spend('wechat sign-in', ip, WECHAT_SIGN_INS, MINUTE);
    const spent = await this.limiter(REFUSED_CODE, this.settings.limits.signIns, MINUTE).get(ip);
    if (spent && spent.remainingPoints <= 0) throw tooOften(spent);
  }

  /** One code that WeChat did not know; throws `tooOften` after too many. */
  async wechatCodeRefused(ip: string): Promise<void> {
    await this.spend(REFUSED_CODE, ip, this.settings.limits.signIns, MINUTE);
  }

  /** One upload of so many bytes; throws `uploadedEnough` with the minutes to wait. */
  async upload({ id }: Pick<Actor, 'id'>, bytes: number): Promise<void> {
    const limiter = this.limiter(UPLOADS, this.settings.limits.uploads, HOUR);
    const over = await consumed(limiter, String(id), bytes);
    if (over)
      throw new Refusal('uploadedEnough', { minutes: Math.max(1, Math.ceil(over.msBeforeNext / 60_000)) });
  }

  /**
   * Spends one of `points` that a key (an address, a person) has per `seconds`.
   * Throws `tooOften` with the seconds to wait. One name always goes with the same figures.
   */
  async spend(name: string, key: string, points: number, seconds: number): Promise<void> {
    const over = await consumed(this.limiter(name, points, seconds), key, 1);
    if (over) throw tooOften(over);
  }

  private limiter(name: string, points: number, duration: number): RateLimiterAbstract {
    const known = this.limiters.get(name);
    if (known) return known;
    const own = new RateLimiterMemory({ keyPrefix: name, points, duration });
    const made = this.redis
      ? new RateLimiterRedis({
          storeClient: this.redis,
          keyPrefix: `one-net:limit:${name}`,
          points,
          duration,
          insuranceLimiter: own,
          rejectIfRedisNotReady: true,
        })
      : own;
    this.limiters.set(name, made);
    return made;
  }
}

const tooOften = ({ msBeforeNext }: RateLimiterRes): Refusal =>
  new Refusal('tooOften', { seconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) });

/** Spends the points; gives what is known of the limit where there were not enough. */
async function consumed(
  limiter: RateLimiterAbstract,
  key: string,
  points: number,
): Promise<RateLimiterRes | undefined> {
  try {
    await limiter.consume(key, points);
    return undefined;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return error;
  }
}
