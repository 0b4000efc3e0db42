import { wishWords } from '@shared/volunteer/wish-words';
import { wantedOf } from './when';

// 10:30 in the town.
const NOW = Date.UTC(2026, 10, 28, 2, 30);
const TODAY = Date.UTC(2026, 10, 27, 16);
const HOUR = 3_600_000;

describe('when help is wanted', () => {
  it('is a part of a day by the town’s clock', () => {
    expect(wantedOf({ day: TODAY + 24 * HOUR, part: 'morning' }, NOW)).toEqual({
      wantedFrom: Date.UTC(2026, 10, 29, 0),
      wantedTo: Date.UTC(2026, 10, 29, 4),
    });
  });

  it('begins now where the part has begun already, and cannot be one that is over', () => {
    expect(wantedOf({ day: TODAY, part: 'morning' }, NOW)).toEqual({
      wantedFrom: NOW,
      wantedTo: NOW + 1.5 * HOUR,
    });
    expect(wantedOf({ day: TODAY, part: 'morning' }, NOW + 2 * HOUR)).toBeUndefined();
    expect(wantedOf({ day: TODAY - 24 * HOUR, part: 'any' }, NOW)).toBeUndefined();
    expect(wantedOf({ part: 'any' }, NOW)).toBeUndefined();
  });

  it('may be any day of the coming week', () => {
    const week = wantedOf({ day: 'week', part: 'any' }, NOW);
    expect(week).toEqual({ wantedFrom: NOW, wantedTo: Date.UTC(2026, 11, 5, 12) });
  });

  it('is said with its weekday, or as any time where it was left open', () => {
    expect(wishWords({ wantedFrom: TODAY + 8 * HOUR, wantedTo: TODAY + 12 * HOUR })).toBe(
      '想在 11月28日 周六 08:00–12:00',
    );
    expect(wishWords({ wantedFrom: 0, wantedTo: 4_102_444_800_000 })).toBe('什么时候都行');
  });
});
