import { z } from 'zod';
import type { Clock } from '../kernel/clock';
import type { WechatAccount } from '../kernel/settings';
import { callWechat } from './wechat-call';

interface Held {
  readonly token: string;
  readonly renewAt: number;
}

const EARLY_MS = 300_000;
const stableToken = z.object({ access_token: z.string().min(1), expires_in: z.number() });

/** Access tokens by app: renewed five minutes early (both work then), one renewal in flight per app. */
export class WechatTokens {
  private readonly held = new Map<string, Held>();
  private readonly underWay = new Map<string, Promise<Held>>();

  constructor(
    private readonly baseUrl: string,
    private readonly clock: Clock,
  ) {}

  async tokenFor(account: WechatAccount): Promise<string> {
    const held = this.held.get(account.appid);
    if (held && this.clock.now() < held.renewAt) return held.token;
    return (await this.renewed(account)).token;
  }

  /** The platform no longer takes this token. */
  forget(account: WechatAccount, token: string): void {
    if (this.held.get(account.appid)?.token === token) this.held.delete(account.appid);
  }

  private renewed(account: WechatAccount): Promise<Held> {
    const inFlight = this.underWay.get(account.appid);
    if (inFlight) return inFlight;
    const renewal = this.renew(account).finally(() => this.underWay.delete(account.appid));
    this.underWay.set(account.appid, renewal);
    return renewal;
  }

  private async renew(account: WechatAccount): Promise<Held> {
    const body = { grant_type: 'client_credential', ...account };
    const answer = await callWechat(this.baseUrl, { path: '/cgi-bin/stable_token', body }, stableToken);
    // A token that lives shorter than the margin is used at least for half its life.
    const life = answer.expires_in * 1000;
    const held = {
      token: answer.access_token,
      renewAt: this.clock.now() + Math.max(life - EARLY_MS, life / 2),
    };
    this.held.set(account.appid, held);
    return held;
  }
}
