import type { Server } from 'node:http';
import type { MediaTiming, Suggest } from './content-checks';
import type { WechatPath } from './endpoints';
import { Faults } from './faults';
import { wechatServer, type JournalEntry } from './http-server';
import type { People } from './people';
import { Platform, type PlatformOptions } from './platform';
import type { PushAttempt } from './push';
import type { SentMessage } from './subscriptions';

export interface StandInOptions extends PlatformOptions {
  /** A free port when left out. */
  port?: number;
}

/** The WeChat platform's stand-in: `url` for the product's configuration, the rest for the test that holds it. */
export interface WechatStandIn {
  url: string;
  stop(): Promise<void>;
  people: People;
  /** A login code as `wx.login` gives it; the person counts as active in that app from now. */
  codeFor(person: string, appid: string): string;
  /** A code as the getPhoneNumber button gives it. */
  phoneCodeFor(person: string, appid: string, phone: string): string;
  /** The next requests to the path (once, unless told) are answered with this errcode. */
  fail(path: WechatPath, trouble: { errcode: number; times?: number }): void;
  /** Requests to the path wait so long, until told 0. */
  hang(path: WechatPath, ms: number): void;
  risky(word: string, suggest: Suggest): void;
  riskyMedia(urlPart: string, suggest: Suggest): void;
  /** The platform cannot fetch media whose URL holds this part: its event has an errcode and no verdict. */
  lostMedia(urlPart: string): void;
  mediaResults(timing: MediaTiming): void;
  /** Resolves when every pushed event has been answered or given up. */
  pushesDone(): Promise<void>;
  /** The person tapped "allow" for n messages of the template. */
  accept(openid: string, templateId: string, n: number): void;
  /** Ends every access token of the app: 42001 from now on. */
  expireTokens(appid: string): void;
  callbackTo(url: string): void;
  /** Whether the callback URL passes the platform's signed `echostr` question. */
  verifyCallback(): Promise<boolean>;
  readonly sent: readonly SentMessage[];
  readonly journal: readonly JournalEntry[];
  readonly pushes: readonly PushAttempt[];
}

/** Starts the stand-in on a loopback port. */
export async function startWechat({ port = 0, ...options }: StandInOptions): Promise<WechatStandIn> {
  const platform = new Platform(options);
  const faults = new Faults();
  const journal: JournalEntry[] = [];
  const server = wechatServer({ platform, faults, journal });
  const url = await listening(server, port);
  const stop = async (): Promise<void> => {
    faults.end();
    platform.push.end();
    await platform.checks.settled();
    await closed(server);
  };
  return { url, stop, journal, ...controls(platform, faults) };
}

function controls(platform: Platform, faults: Faults): Omit<WechatStandIn, 'url' | 'stop' | 'journal'> {
  return {
    people: platform.people,
    codeFor: (person, appid) => {
      platform.visit(person, appid);
      return platform.loginCodes.issue({ person, appid });
    },
    phoneCodeFor: (person, appid, phone) => {
      platform.visit(person, appid);
      return platform.phoneCodes.issue({ appid, phone });
    },
    fail: (path, { errcode, times = 1 }) => faults.fail(path, errcode, times),
    hang: (path, ms) => faults.hang(path, ms),
    risky: (word, suggest) => platform.checks.suspectWord(word, suggest),
    riskyMedia: (urlPart, suggest) => platform.checks.suspectMedia(urlPart, suggest),
    lostMedia: (urlPart) => platform.checks.loseMedia(urlPart),
    mediaResults: (timing) => {
      platform.checks.timing = timing;
    },
    pushesDone: () => platform.checks.settled(),
    accept: (openid, templateId, n) => platform.subscriptions.accept(openid, templateId, n),
    expireTokens: (appid) => platform.tokens.expire(appid),
    callbackTo: (url) => {
      platform.push.url = url;
    },
    verifyCallback: () => platform.push.verify(),
    sent: platform.subscriptions.sent,
    pushes: platform.push.attempts,
  };
}

function listening(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
