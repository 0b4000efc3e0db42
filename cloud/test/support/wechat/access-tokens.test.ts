import { AccessTokens } from './access-tokens';

const APP = 'wx-resident';
const MINUTE = 60_000;

describe('stable access tokens', () => {
  let now: number;
  let tokens: AccessTokens;

  beforeEach(() => {
    now = 1_800_000_000_000;
    tokens = new AccessTokens(() => now);
  });

  it('stay the same until their last five minutes, when old and new both work', () => {
    const first = tokens.stable(APP);
    expect(first.expires_in).toBe(7200);
    now += 60 * MINUTE;
    expect(tokens.stable(APP)).toEqual({ access_token: first.access_token, expires_in: 3600 });
    now += 56 * MINUTE;
    const second = tokens.stable(APP);
    expect(second.access_token).not.toBe(first.access_token);
    expect([tokens.ownerOf(first.access_token), tokens.ownerOf(second.access_token)]).toEqual([APP, APP]);
    now += 4 * MINUTE;
    expect(() => tokens.ownerOf(first.access_token)).toThrow('access_token expired');
  });

  it('end at once when a new one is forced, but not again within thirty seconds', () => {
    const first = tokens.stable(APP);
    const forced = tokens.forced(APP);
    expect(() => tokens.ownerOf(first.access_token)).toThrow('access_token expired');
    now += 29_000;
    expect(tokens.forced(APP).access_token).toBe(forced.access_token);
    now += 2_000;
    expect(tokens.forced(APP).access_token).not.toBe(forced.access_token);
  });

  it('cannot be forced a twenty-first time in a day', () => {
    for (let time = 0; time < 20; time += 1) {
      tokens.forced(APP);
      now += MINUTE;
    }
    expect(() => tokens.forced(APP)).toThrow('reach max api daily quota limit');
  });

  it('are refused when missing, made up or ended', () => {
    expect(() => tokens.ownerOf(null)).toThrow('access_token missing');
    expect(() => tokens.ownerOf('made-up')).toThrow('invalid credential');
    const { access_token } = tokens.stable(APP);
    tokens.expire(APP);
    expect(() => tokens.ownerOf(access_token)).toThrow('access_token expired');
  });
});
