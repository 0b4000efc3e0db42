import type { HostServices } from '../builtin';
import { ApiFailure } from './api';
import { ask, drawn } from './dialog';
import { onConsentTap, wasConsentTapped } from './gesture';
import { isRecord } from './options';

type Resolve = (result?: unknown) => void;
export type NeedListener = (resolve: Resolve, event: { referrer: string }) => void;

const refused = () => new ApiFailure('privacy permission is not authorized', { errno: 104 });

/** The user's consent to the program's privacy guide, which every private interface waits for. */
class Consent {
  private given = false;
  private listener: NeedListener | undefined;
  private waiting: Promise<boolean> | undefined;

  constructor(private readonly host: HostServices) {
    // WeChat takes a tap on the agreeing button as consent even when nothing has asked yet.
    onConsentTap(() => (this.given = true));
  }

  get needed(): boolean {
    const { app, feeds } = this.host;
    if (this.given || feeds.privacy === 'agreed') return false;
    return app.__usePrivacyCheck__ === true || feeds.privacy !== undefined;
  }

  listen(listener: NeedListener): void {
    this.listener = listener;
  }

  /** Lets a private interface through, or throws errno 104. Interfaces called meanwhile wait for the same answer. */
  async need(api: string): Promise<void> {
    if (!this.needed) return;
    this.waiting ??= this.asked(api).finally(() => (this.waiting = undefined));
    if (!(await this.waiting)) throw refused();
    this.given = true;
  }

  private asked(referrer: string): Promise<boolean> {
    const { listener } = this;
    if (!listener) return this.ownQuestion();
    return new Promise((answer) => {
      const resolve: Resolve = (result) => {
        const { event, buttonId } = isRecord(result) ? result : {};
        if (event === 'exposureAuthorization') return;
        // An agreement needs the real tap on the button that it names.
        answer(event === 'agree' && typeof buttonId === 'string' && wasConsentTapped(buttonId));
      };
      try {
        listener(resolve, { referrer });
      } catch (error) {
        this.host.report(error);
        answer(false);
      }
    });
  }

  /** WeChat's own window, for a program that has none. */
  private async ownQuestion(): Promise<boolean> {
    if (this.host.feeds.privacy === 'refused') return false;
    return ask(this.host, {
      title: '隐私保护提示',
      content: drawn('wx-over__text', '在使用该服务之前，请仔细阅读隐私保护指引'),
      choices: [
        { words: '拒绝', answer: false, native: 'authorizeCancel' },
        { words: '同意', answer: true, native: 'authorizeAllow' },
      ],
    });
  }
}

const known = new WeakMap<HostServices, Consent>();

export function consentOf(host: HostServices): Consent {
  const found = known.get(host) ?? new Consent(host);
  known.set(host, found);
  return found;
}
