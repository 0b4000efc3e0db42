import { stretchOf } from './periods';

const NOTHING = { from: '', to: '' };
const NOW = { now: Date.UTC(2026, 10, 28, 12), joinedAt: Date.UTC(2026, 8, 18, 17) };
const local = (text: string) => Date.parse(`${text}+08:00`);

describe('the time that a certificate covers', () => {
  it('is the town’s year, this one or the last', () => {
    expect(stretchOf('thisYear', NOTHING, NOW)).toEqual({
      from: local('2026-01-01T00:00:00'),
      to: local('2026-12-31T23:59:59.999'),
    });
    // Already the new year in the town.
    expect(stretchOf('lastYear', NOTHING, { ...NOW, now: Date.UTC(2026, 11, 31, 16) })).toEqual({
      from: local('2026-01-01T00:00:00'),
      to: local('2026-12-31T23:59:59.999'),
    });
  });

  it('begins with the day of joining', () => {
    expect(stretchOf('all', NOTHING, NOW)).toEqual({ from: local('2026-09-19T00:00:00'), to: NOW.now });
  });

  it('takes both days in whole, one and the same day too', () => {
    expect(stretchOf('own', { from: '2026-03-05', to: '2026-03-05' }, NOW)).toEqual({
      from: local('2026-03-05T00:00:00'),
      to: local('2026-03-05T23:59:59.999'),
    });
  });

  it('says what is missing or the wrong way round', () => {
    expect(stretchOf('own', NOTHING, NOW)).toBe('请选择从哪天到哪天');
    expect(stretchOf('own', { from: '2026-03-06', to: '2026-03-05' }, NOW)).toBe('结束那天应不早于开始那天');
  });
});
