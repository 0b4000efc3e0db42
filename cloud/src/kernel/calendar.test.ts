import fc from 'fast-check';
import { parseDuration, WorkCalendar } from './calendar';
import { CalendarVersion } from './calendar-version';

const calendar = new WorkCalendar();
const at = (text: string): number => Date.parse(`${text}:00+08:00`);
const shown = (time: number): string =>
  new Date(time + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const due = (from: string, duration: string): string =>
  shown(calendar.addWorking(at(from), parseDuration(duration)));

describe('durations', () => {
  it('reads working and natural time', () => {
    expect(parseDuration('30m')).toEqual({ amount: 30, unit: 'm' });
    expect(parseDuration('1.5d')).toEqual({ amount: 1.5, unit: 'd' });
    expect(parseDuration('36H')).toEqual({ amount: 36, unit: 'H' });
  });

  it.each(['', '2', 'h', '2 h', '-1h', '2D', '2h30m', '1e3h'])('refuses %j', (text) => {
    expect(() => parseDuration(text)).toThrow('not a duration');
  });
});

describe('the working calendar', () => {
  it('walks over lunch, night and weekend', () => {
    expect(due('2026-03-03T11:00', '1h')).toBe('2026-03-03 12:00');
    expect(due('2026-03-03T11:00', '2h')).toBe('2026-03-03 14:30');
    expect(due('2026-03-06T17:00', '2h')).toBe('2026-03-09 10:00');
    expect(due('2026-03-07T23:00', '30m')).toBe('2026-03-09 09:00');
    expect(due('2026-03-03T10:00', '5d')).toBe('2026-03-10 10:00');
  });

  it('counts natural hours round the clock', () => {
    expect(due('2026-02-17T23:00', '36H')).toBe('2026-02-19 11:00');
  });

  it('rests over the Spring Festival of 2026 and works on its make-up weekends', () => {
    // State Council notice for 2026: off 15 to 23 February, at work on Saturdays 14 and 28 February.
    expect(due('2026-02-13T17:30', '1d')).toBe('2026-02-14 17:30');
    expect(due('2026-02-14T17:30', '1d')).toBe('2026-02-24 17:30');
    expect(calendar.workingMinutesBetween(at('2026-02-28T00:00'), at('2026-03-01T00:00'))).toBe(450);
  });

  it('takes years nobody has announced yet as plain weekdays', () => {
    expect(due('2031-10-01T08:30', '1d')).toBe('2031-10-01 17:30');
  });

  it('counts backwards as a negative', () => {
    expect(calendar.workingMinutesBetween(at('2026-03-03T10:00'), at('2026-03-03T09:00'))).toBe(-60);
  });

  it('keeps other office hours, and refuses impossible ones', () => {
    const night = new WorkCalendar([{ from: '20:00', to: '24:00' }]);
    expect(shown(night.addWorking(at('2026-03-03T10:00'), parseDuration('1d')))).toBe('2026-03-04 00:00');
    expect(() => new WorkCalendar([])).toThrow('at least one');
    expect(() => new WorkCalendar([{ from: '12:00', to: '09:00' }])).toThrow('follow one another');
    expect(() => new WorkCalendar([{ from: '8:30', to: '12:00' }])).toThrow('not a time of day');
    expect(() => new WorkCalendar([{ from: '08:30', to: '24:30' }])).toThrow('not a time of day');
  });

  const time = fc.integer({ min: at('2024-01-01T00:00'), max: at('2028-12-31T00:00') });
  const length = fc.integer({ min: 1, max: 60 * 27_000_000 });

  it('gives back by measuring what was added', () => {
    fc.assert(
      fc.property(time, length, (from, ms) => {
        const end = calendar.addWorkingTime(from, ms);
        // One millisecond earlier it was not yet enough: the end is the earliest such time.
        return (
          calendar.workingTimeBetween(from, end) === ms &&
          calendar.workingTimeBetween(from, end - 1) === ms - 1
        );
      }),
    );
  });

  it('adds up over every split and never runs backwards', () => {
    fc.assert(
      fc.property(time, time, time, (a, b, c) => {
        const [x = a, y = b, z = c] = [a, b, c].sort((left, right) => left - right);
        const whole = calendar.workingTimeBetween(x, z);
        return whole === calendar.workingTimeBetween(x, y) + calendar.workingTimeBetween(y, z) && whole >= 0;
      }),
    );
  });

  it('gives a later start no earlier end', () => {
    fc.assert(
      fc.property(time, time, length, (a, b, ms) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        return calendar.addWorkingTime(first, ms) <= calendar.addWorkingTime(second, ms);
      }),
    );
  });

  it('agrees with a count minute by minute', () => {
    const from = at('2026-02-12T11:17');
    let minutes = 0;
    for (let minute = 0; minute < 16 * 1440; minute++) {
      const now = shown(from + minute * 60_000);
      const clock = now.slice(11);
      const works = ['12', '13', '14', '24', '25', '26', '27', '28'].includes(now.slice(8, 10));
      if (works && ((clock >= '08:30' && clock < '12:00') || (clock >= '13:30' && clock < '17:30')))
        minutes++;
    }
    expect(calendar.workingMinutesBetween(from, from + 16 * 86_400_000)).toBe(minutes);
  });

  it('measures a month in far less than 20 µs once warm', () => {
    const [from, to] = [at('2026-02-01T10:00'), at('2026-03-01T10:00')];
    const rounds = 20_000;
    for (let i = 0; i < rounds; i++) calendar.workingTimeBetween(from, to);
    const started = performance.now();
    for (let i = 0; i < rounds; i++) calendar.workingTimeBetween(from + i, to);
    expect(((performance.now() - started) * 1000) / rounds).toBeLessThan(20);
  });
});

describe('a calendar with a past', () => {
  const change = at('2026-03-04T00:00');
  const later = new CalendarVersion([{ from: '09:00', to: '12:00' }], { rest: ['2026-03-05'], work: [] });
  const changed = new WorkCalendar();
  changed.follow([
    { from: change, version: later },
    { from: 0, version: new CalendarVersion() },
  ]);

  it('counts a limit by what was in force when it began', () => {
    const ends = (from: string) => shown(changed.addWorking(at(from), parseDuration('2h')));
    expect(ends('2026-03-03T16:30')).toBe('2026-03-04 09:30');
    expect(ends('2026-03-04T11:00')).toBe('2026-03-06 10:00');
  });

  it('measures time by what was in force while it passed, and adds up over the change', () => {
    const [from, to] = [at('2026-03-02T16:30'), at('2026-03-07T10:00')];
    // Monday 1 h and Tuesday 7.5 h of the first hours; Wednesday and Friday 3 h of the second, Thursday at rest.
    expect(changed.workingMinutesBetween(from, to)).toBe(60 + 450 + 180 + 180);
    expect(changed.workingTimeBetween(to, from)).toBe(-changed.workingTimeBetween(from, to));
    const split = at('2026-03-04T10:00');
    expect(changed.workingTimeBetween(from, split) + changed.workingTimeBetween(split, to)).toBe(
      changed.workingTimeBetween(from, to),
    );
    expect(changed.workingTimeBetween(from, change)).toBe(calendar.workingTimeBetween(from, change));
  });

  it('needs a version, and lets the oldest count for all time before it', () => {
    expect(() => new WorkCalendar().follow([])).toThrow('needs a version');
    const young = new WorkCalendar();
    young.follow([{ from: change, version: later }]);
    expect(young.workingMinutesBetween(at('2026-03-02T00:00'), at('2026-03-03T00:00'))).toBe(180);
  });
});
