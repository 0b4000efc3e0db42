import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from './refusal';

/** How often something may be done; counted in this process, which is enough to slow a guesser down. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Limits {
  private readonly limiters = new Map<string, RateLimiterMemory>();

  /**
   * Spends one of `points` that a key (an address, a person) has per `seconds`.
   * Throws `tooOften` with the seconds to wait. One name always goes with the same figures.
   */
  async spend(name: string, key: string, points: number, seconds: number): Promise<void> {
    const limiter =
      this.limiters.get(name) ?? new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
    this.limiters.set(name, limiter);
    try {
      await limiter.consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refusal('tooOften', { seconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) });
    }
  }

  /** Gives one point back: what succeeded was no guess. */
  async giveBack(name: string, key: string): Promise<void> {
    await this.limiters.get(name)?.reward(key, 1);
  }
}
