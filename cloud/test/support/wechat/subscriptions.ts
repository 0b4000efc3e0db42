export interface SentMessage {
  at: number;
  appid: string;
  openid: string;
  templateId: string;
  page: string;
  data: unknown;
}

/** How many messages each person still allows per template, and what was sent. */
export class Subscriptions {
  readonly sent: SentMessage[] = [];
  private readonly quota = new Map<string, number>();

  /** One accept in the dialogue is one message. */
  accept(openid: string, templateId: string, count: number): void {
    const key = `${openid} ${templateId}`;
    this.quota.set(key, (this.quota.get(key) ?? 0) + count);
  }

  /** Uses one message up; false when none is left. */
  spend(openid: string, templateId: string): boolean {
    const key = `${openid} ${templateId}`;
    const left = this.quota.get(key) ?? 0;
    if (left <= 0) return false;
    this.quota.set(key, left - 1);
    return true;
  }
}
