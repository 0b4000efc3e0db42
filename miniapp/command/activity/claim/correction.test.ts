import { correctionFor, correctionOf, lacksReason } from './correction';

const local = (text: string) => Date.parse(`${text}+08:00`);
const span = { startsAt: local('2026-12-05T22:00:00'), endsAt: local('2026-12-06T01:00:00') };

describe('a check-in written down by hand', () => {
  it('begins with the hours of the activity, over midnight too', () => {
    const draft = { ...correctionFor(span, [], span.endsAt + 1), words: ' 手机没电 ' };
    expect(draft).toMatchObject({ cameAt: '22:00', leftAt: '01:00' });
    expect(correctionOf(draft, span)).toEqual({
      inAt: span.startsAt,
      outAt: span.endsAt,
      words: '手机没电',
    });
  });

  it('begins with now while it is still under way, for nobody has stayed longer yet', () => {
    expect(correctionFor(span, [], local('2026-12-05T23:20:00')).leftAt).toBe('23:20');
    expect(correctionFor(span, [], span.startsAt - 1).leftAt).toBe('01:00');
  });

  it('begins with when they came and left where that is known, for one of the two may be right', () => {
    const at = (way: 'in' | 'out', clock: string) => ({
      ...{ way, at: local(`2026-12-05T${clock}:00`), sourceLabel: '现场扫码' },
    });
    const checks = [at('in', '22:40'), at('out', '23:10'), at('in', '23:20'), at('out', '23:50')];
    expect(correctionFor(span, checks, span.endsAt + 1)).toMatchObject({ cameAt: '23:20', leftAt: '23:50' });
    expect(correctionFor(span, checks.slice(0, 1), span.endsAt + 1)).toMatchObject({
      ...{ cameAt: '22:40', leftAt: '01:00' },
    });
  });

  it('takes the times that were chosen', () => {
    const draft = { cameAt: '22:30', leftAt: '23:15', words: '晚到' };
    expect(correctionOf(draft, span)).toMatchObject({
      inAt: local('2026-12-05T22:30:00'),
      outAt: local('2026-12-05T23:15:00'),
    });
  });

  it('is not sent without its reason', () => {
    expect(lacksReason(correctionFor(span, [], span.endsAt))).toContain('请写明理由');
    expect(lacksReason({ ...correctionFor(span, [], span.endsAt), words: '没电' })).toBeUndefined();
  });
});
