import { randomBytes } from 'node:crypto';
import { Refusal } from './refusal';

const CODE_LIFE_MS = 5 * 60_000;

interface Issued<Grant> {
  grant: Grant;
  issuedAt: number;
  used: boolean;
}

/** Codes of `wx.login` and of the phone button: one app, five minutes, one use. */
export class SingleUseCodes<Grant extends { appid: string }> {
  private readonly issued = new Map<string, Issued<Grant>>();

  constructor(
    private readonly now: () => number,
    private readonly usedErrcode: number,
  ) {}

  issue(grant: Grant): string {
    const code = `0${randomBytes(15).toString('hex')}`;
    this.issued.set(code, { grant, issuedAt: this.now(), used: false });
    return code;
  }

  /** Refuses 40029 for a code unknown, too old or of another app. */
  redeem(code: string, appid: string): Grant {
    const found = this.issued.get(code);
    if (!found || found.grant.appid !== appid) throw new Refusal(40029);
    if (found.used) throw new Refusal(this.usedErrcode);
    if (this.now() - found.issuedAt > CODE_LIFE_MS) throw new Refusal(40029);
    found.used = true;
    return found.grant;
  }
}
