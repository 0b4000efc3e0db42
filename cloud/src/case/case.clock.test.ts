import { WorkCalendar } from '../kernel/calendar';
import { clockAfter, holdsOf, lampOf, reportedClock, type CaseClock } from './case.clock';

const calendar = new WorkCalendar();
/** Monday 2026-03-02, town time. */
const at = (day: number, time: string): number => Date.parse(`2026-03-0${day}T${time}:00+08:00`);
const NONE: CaseClock = { dueAt: null, yellowAt: null, remaining: null };

describe('the clock of a case', () => {
  it('counts working hours only, over the noon break and the night', () => {
    expect(reportedClock(at(2, '11:30'), calendar).dueAt).toBe(at(2, '15:00'));
    expect(clockAfter(NONE, { action: 'dispatch', at: at(2, '16:30'), limit: '4h' }, calendar).dueAt).toBe(
      at(3, '11:30'),
    );
  });

  it('counts natural hours through the night where the category says so', () => {
    expect(clockAfter(NONE, { action: 'dispatch', at: at(2, '16:30'), limit: '36H' }, calendar).dueAt).toBe(
      at(4, '04:30'),
    );
  });

  it('turns yellow at 80 % and red past the limit, and is off where nobody is waited for', () => {
    const clock = clockAfter(NONE, { action: 'dispatch', at: at(2, '08:30'), limit: '5h' }, calendar);
    const lamp = (time: string) => lampOf({ state: 'handling', ...clock }, at(2, time));
    expect([lamp('11:00'), lamp('14:05'), lamp('15:01')]).toEqual(['green', 'yellow', 'red']);
    expect(lampOf({ state: 'closed', ...clock }, at(5, '12:00'))).toBe('off');
  });

  it('stops while suspended and goes on with what was left', () => {
    const running = clockAfter(NONE, { action: 'dispatch', at: at(2, '08:30'), limit: '5h' }, calendar);
    const paused = clockAfter(running, { action: 'suspend', at: at(2, '09:30') }, calendar);
    expect(paused).toEqual({ dueAt: null, yellowAt: null, remaining: 4 * 3_600_000 });
    expect(clockAfter(paused, { action: 'resume', at: at(4, '08:30') }, calendar).dueAt).toBe(at(4, '14:00'));
  });

  it('adds a granted extension to what there was; a refused one adds nothing', () => {
    const running = clockAfter(NONE, { action: 'dispatch', at: at(2, '08:30'), limit: '1d' }, calendar);
    expect(clockAfter(running, { action: 'grant', at: at(2, '10:00'), days: 2 }, calendar).dueAt).toBe(
      at(4, '17:30'),
    );
    expect(clockAfter(running, { action: 'refuse', at: at(2, '10:00') }, calendar)).toEqual(running);
  });

  it('refuses a dispatch that names no limit', () => {
    expect(() => clockAfter(NONE, { action: 'dispatch', at: at(2, '08:30') }, calendar)).toThrow('limit');
  });
});

describe('who held it', () => {
  const events = [
    { at: at(2, '08:30'), action: 'reported', holderId: 1 },
    { at: at(2, '09:00'), action: 'file', holderId: 1 },
    { at: at(2, '09:30'), action: 'dispatch', holderId: 10 },
    { at: at(2, '10:30'), action: 'sendBack', holderId: 1 },
    { at: at(2, '11:00'), action: 'dispatch', holderId: 11 },
    { at: at(2, '14:00'), action: 'suspend', holderId: null },
    { at: at(3, '08:30'), action: 'resume', holderId: 11 },
  ];

  it('names every holder with working minutes and the step by which it left', () => {
    const holds = holdsOf(events, calendar, at(3, '09:30'));
    expect(holds.map((hold) => [hold.holderId, hold.workingMinutes, hold.left])).toEqual([
      [1, 60, 'dispatch'],
      [10, 60, 'sendBack'],
      [1, 30, 'dispatch'],
      [11, 90, 'suspend'],
      [11, 60, undefined],
    ]);
  });

  it('adds up to the working time of the whole, but for what was suspended', () => {
    const held = holdsOf(events, calendar, at(3, '09:30')).reduce(
      (sum, hold) => sum + hold.workingMinutes,
      0,
    );
    const paused = calendar.workingMinutesBetween(at(2, '14:00'), at(3, '08:30'));
    expect(held + paused).toBe(calendar.workingMinutesBetween(at(2, '08:30'), at(3, '09:30')));
  });
});
