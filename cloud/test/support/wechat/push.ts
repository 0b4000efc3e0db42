import { createHash, randomBytes } from 'node:crypto';

const ANSWER_WITHIN_MS = 5_000;
const ATTEMPTS = 3;

/** One attempt at telling the app's server something; `status` 0 means nobody answered in five seconds. */
export interface PushAttempt {
  url: string;
  event: object;
  status: number;
  answer: string;
}

/** sha1 of token, timestamp (seconds) and nonce, sorted and joined: how the platform signs what it pushes. */
export function pushSignature(token: string, timestamp: string, nonce: string): string {
  return createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex');
}

/** The message push: the platform as the caller, the app's server as the called. */
export class Push {
  readonly attempts: PushAttempt[] = [];
  url: string | undefined;
  private readonly over = new AbortController();

  constructor(
    private readonly token: string,
    private readonly now: () => number,
  ) {}

  /** POSTs an event until a 2xx answer, three times at most. Without a callback URL it is lost, as on the platform. */
  async send(event: object): Promise<void> {
    const target = this.url;
    if (target === undefined) return;
    for (let attempt = 1; attempt <= ATTEMPTS && !this.over.signal.aborted; attempt += 1) {
      const url = this.signed(target);
      const made = await request(url, this.over.signal, event);
      this.attempts.push({ url, event, ...made });
      if (made.status >= 200 && made.status < 300) return;
    }
  }

  /** What the platform does when a callback URL is saved: asks for `echostr` back, raw. */
  async verify(): Promise<boolean> {
    if (this.url === undefined) return false;
    const echo = randomBytes(8).toString('hex');
    const url = new URL(this.signed(this.url));
    url.searchParams.set('echostr', echo);
    const { status, answer } = await request(url.href, this.over.signal);
    return status === 200 && answer === echo;
  }

  /** Gives up what is on its way, so that the stand-in can stop. */
  end(): void {
    this.over.abort();
  }

  private signed(target: string): string {
    const timestamp = String(Math.floor(this.now() / 1000));
    const nonce = String(randomBytes(4).readUInt32BE());
    const url = new URL(target);
    const signature = pushSignature(this.token, timestamp, nonce);
    for (const [name, value] of Object.entries({ signature, timestamp, nonce }))
      url.searchParams.set(name, value);
    return url.href;
  }
}

async function request(
  url: string,
  over: AbortSignal,
  event?: object,
): Promise<{ status: number; answer: string }> {
  const signal = AbortSignal.any([over, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
  const body = event && JSON.stringify(event);
  const headers = { 'content-type': 'application/json' };
  try {
    const response = await fetch(url, body ? { method: 'POST', headers, body, signal } : { signal });
    return { status: response.status, answer: await response.text() };
  } catch (error) {
    return { status: 0, answer: String(error) };
  }
}
