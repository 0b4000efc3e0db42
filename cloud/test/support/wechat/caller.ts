import type { WechatStandIn } from './stand-in';

/** How the stand-in's own tests talk to it: plain HTTP, as the product would. */
export class Caller {
  constructor(
    private readonly wechat: WechatStandIn,
    readonly app: { appid: string; secret: string },
  ) {}

  async get(path: string, query: Record<string, string> = {}): Promise<unknown> {
    const response = await fetch(`${this.wechat.url}${path}?${new URLSearchParams(query).toString()}`);
    return response.json();
  }

  async post(path: string, body: unknown): Promise<unknown> {
    return (await this.raw(path, JSON.stringify(body))).json();
  }

  raw(path: string, body: string): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return fetch(`${this.wechat.url}${path}`, { method: 'POST', headers, body });
  }

  login(code: string): Promise<unknown> {
    const grant_type = 'authorization_code';
    return this.get('/sns/jscode2session', { ...this.app, js_code: code, grant_type });
  }

  stableToken(more: object = {}): Promise<unknown> {
    return this.post('/cgi-bin/stable_token', { grant_type: 'client_credential', ...this.app, ...more });
  }

  /** The path with a fresh access token behind it. */
  async authorised(path: string): Promise<string> {
    const answer = await this.stableToken();
    if (typeof answer !== 'object' || answer === null) throw new Error('no token');
    return `${path}?access_token=${String(Reflect.get(answer, 'access_token'))}`;
  }
}
