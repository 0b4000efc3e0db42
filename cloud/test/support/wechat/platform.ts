import { AccessTokens } from './access-tokens';
import { ContentChecks } from './content-checks';
import { isOpenidOf, People } from './people';
import { Push } from './push';
import { Refusal } from './refusal';
import { SingleUseCodes } from './single-use-codes';
import { Subscriptions } from './subscriptions';

export interface AppAccount {
  appid: string;
  secret: string;
  /** Template ids the app has; left out, any id is taken as existing. */
  templates?: string[];
}

export interface PlatformOptions {
  apps: AppAccount[];
  /** Where events are pushed to; may be set later by `callbackTo`. */
  callbackUrl?: string;
  /** The token of the message push, which signs what the platform sends. */
  pushToken?: string;
  /** Milliseconds since epoch. */
  now?: () => number;
  /** How long after a person's last sign of life texts may be checked in their name; the platform says two hours. */
  activeForMs?: number;
}

const ACTIVE_FOR_MS = 2 * 3_600_000;

/** What the platform remembers: accounts, people, codes, tokens, quotas. */
export class Platform {
  readonly people = new People();
  readonly now: () => number;
  readonly tokens: AccessTokens;
  readonly loginCodes: SingleUseCodes<{ appid: string; person: string }>;
  readonly phoneCodes: SingleUseCodes<{ appid: string; phone: string }>;
  readonly subscriptions = new Subscriptions();
  readonly push: Push;
  readonly checks: ContentChecks;
  private readonly apps: Map<string, AppAccount>;
  private readonly activeForMs: number;
  private readonly lastSeen = new Map<string, number>();

  constructor(options: PlatformOptions) {
    this.now = options.now ?? Date.now;
    this.apps = new Map(options.apps.map((app) => [app.appid, app]));
    this.activeForMs = options.activeForMs ?? ACTIVE_FOR_MS;
    this.tokens = new AccessTokens(this.now);
    this.loginCodes = new SingleUseCodes(this.now, 40163);
    this.phoneCodes = new SingleUseCodes(this.now, 40029);
    this.push = new Push(options.pushToken ?? 'one-net-push', this.now);
    this.push.url = options.callbackUrl;
    this.checks = new ContentChecks(this.push, this.now);
  }

  appids(): string[] {
    return [...this.apps.keys()];
  }

  /** Refuses 40013 for an appid the platform does not know. */
  app(appid: string): AppAccount {
    const app = this.apps.get(appid);
    if (!app) throw new Refusal(40013);
    return app;
  }

  appWithSecret(appid: string, secret: string): AppAccount {
    const app = this.app(appid);
    if (app.secret !== secret) throw new Refusal(40125);
    return app;
  }

  /** The person opened the program. Gives their openid there. */
  visit(person: string, appid: string): string {
    const openid = this.people.openid(person, this.app(appid).appid);
    this.lastSeen.set(openid, this.now());
    return openid;
  }

  /** Refuses 40003 for an openid this app never gave out, 61010 for a person not seen lately. */
  requireActive(openid: string, appid: string): void {
    if (!isOpenidOf(openid, appid)) throw new Refusal(40003);
    if (this.activeForMs === Number.POSITIVE_INFINITY) return;
    const seen = this.lastSeen.get(openid);
    if (seen === undefined || this.now() - seen > this.activeForMs) throw new Refusal(61010);
  }
}
