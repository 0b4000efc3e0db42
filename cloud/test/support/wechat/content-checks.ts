import { randomUUID } from 'node:crypto';
import type { Push } from './push';

export type Suggest = 'pass' | 'review' | 'risky';
/** When the result of a media check comes: after its answer, before it, twice, or never. */
export type MediaTiming = 'once' | 'early' | 'twice' | 'never';

export interface Verdict {
  suggest: Suggest;
  label: number;
}

const NORMAL = 100;
const OTHER = 21_000;
const AFTER_ANSWER_MS = 50;

/** A check's event when the picture could not be fetched. */
const UNREADABLE = -1008;

/** What the content check thinks of words and pictures: everything passes but what a test names. */
export class ContentChecks {
  timing: MediaTiming = 'once';
  private readonly words = new Map<string, Suggest>();
  private readonly media = new Map<string, Suggest>();
  private readonly outOfReach = new Set<string>();
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly push: Push,
    private readonly now: () => number,
  ) {}

  /** Texts holding this word get this verdict. */
  suspectWord(word: string, suggest: Suggest): void {
    this.words.set(word, suggest);
  }

  /** Media whose URL holds this part get this verdict. */
  suspectMedia(urlPart: string, suggest: Suggest): void {
    this.media.set(urlPart, suggest);
  }

  /** Media whose URL holds this part cannot be fetched by the platform. */
  loseMedia(urlPart: string): void {
    this.outOfReach.add(urlPart);
  }

  judgeText(content: string): Verdict {
    return verdictOn(content, this.words);
  }

  /** Gives the trace id and sees to the `wxa_media_check` event. */
  async judgeMedia(appid: string, openid: string, mediaUrl: string): Promise<string> {
    const traceId = randomUUID();
    const lost = [...this.outOfReach].some((part) => mediaUrl.includes(part));
    const verdict = verdictOn(mediaUrl, this.media);
    const told = lost ? { errcode: UNREADABLE, errmsg: 'download fail' } : judgedAs(verdict);
    const deliver = (): Promise<void> =>
      this.push.send(mediaEvent({ appid, openid, traceId, told }, this.now()));
    if (this.timing === 'early') await deliver();
    if (this.timing === 'once' || this.timing === 'twice') this.later(deliver);
    if (this.timing === 'twice') this.later(deliver);
    return traceId;
  }

  /** Resolves when every event on its way has been delivered or given up. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  private later(deliver: () => Promise<void>): void {
    const delivery = new Promise<void>((resolve) => setTimeout(resolve, AFTER_ANSWER_MS)).then(deliver);
    this.underWay.add(delivery);
    void delivery.finally(() => this.underWay.delete(delivery));
  }
}

function verdictOn(content: string, suspects: Map<string, Suggest>): Verdict {
  for (const [part, suggest] of suspects) {
    if (content.includes(part)) return { suggest, label: suggest === 'pass' ? NORMAL : OTHER };
  }
  return { suggest: 'pass', label: NORMAL };
}

interface MediaResult {
  appid: string;
  openid: string;
  traceId: string;
  told: object;
}

const judgedAs = (verdict: Verdict): object => ({
  errcode: 0,
  errmsg: 'ok',
  detail: [{ strategy: 'content_model', errcode: 0, ...verdict, prob: 90 }],
  result: verdict,
});

function mediaEvent({ appid, openid, traceId, told }: MediaResult, at: number): object {
  return {
    ToUserName: `gh_${appid.slice(-12)}`,
    FromUserName: openid,
    CreateTime: Math.floor(at / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid,
    trace_id: traceId,
    version: 2,
    ...told,
  };
}
