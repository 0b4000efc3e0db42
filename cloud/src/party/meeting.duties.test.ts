import { dutiesOf, monthStart, owedUntilNow, yearOf, type DutyMeeting } from './meeting.duties';

/** 15 May 2026, noon in the town. */
const NOW = Date.UTC(2026, 4, 15, 4);
const branch = { rank: 'branch' as const, fullMembers: 9, now: NOW, since: 0 };
const meeting = (
  kind: DutyMeeting['kind'],
  month: number,
  state: DutyMeeting['state'] = 'recorded',
): DutyMeeting => ({
  ...{ kind, state },
  startsAt: monthStart(2026, month - 1) + 86_400_000,
});
const states = (kind: string, meetings: DutyMeeting[], owing = branch) =>
  dutiesOf(owing, meetings)
    .find((duty) => duty.kind === kind)
    ?.periods.map(({ state }) => state);

describe('what a Party organisation owes', () => {
  it('is of a branch an assembly and a lecture each quarter, a committee and a theme day each month', () => {
    const duties = dutiesOf(branch, []);
    expect(
      duties.map(({ kindLabel, everyLabel, periods }) => `${kindLabel} ${everyLabel} ${periods.length}`),
    ).toEqual(['党员大会 每季度 4', '支部委员会 每月 12', '党课 每季度 4', '主题党日 每月 12']);
    expect(dutiesOf({ ...branch, rank: 'group' as const }, []).map(({ kind }) => kind)).toEqual(['group']);
    expect(dutiesOf({ ...branch, rank: 'committee' as const }, [])).toEqual([]);
  });

  it('leaves out the committee of a branch too small to have one', () => {
    expect(states('committee', [], { ...branch, fullMembers: 6 })).toBeUndefined();
    expect(states('committee', [], { ...branch, fullMembers: 7 })).toHaveLength(12);
  });

  it('is met by a meeting held, missing when the period is over, due while it runs, and ahead after', () => {
    expect(states('assembly', [meeting('assembly', 2)])).toEqual(['met', 'due', 'ahead', 'ahead']);
    expect(states('assembly', [])).toEqual(['missing', 'due', 'ahead', 'ahead']);
    expect(states('assembly', [meeting('assembly', 6, 'planned')])).toEqual([
      'missing',
      'planned',
      'ahead',
      'ahead',
    ]);
    expect(states('assembly', [meeting('assembly', 3, 'planned')])?.[0]).toBe('missing');
    expect(states('assembly', [meeting('lecture', 2)])?.[0]).toBe('missing');
    expect(states('assembly', [meeting('assembly', 5, 'held')])?.[1]).toBe('met');
  });

  it('counts what was owed until now, not what is still to come', () => {
    const duties = dutiesOf({ ...branch, fullMembers: 3 }, [meeting('themeDay', 1), meeting('themeDay', 5)]);
    expect(owedUntilNow(duties)).toEqual({ owed: 7, missing: 5 });
  });

  it('asks nothing of the time before anybody kept a calendar here', () => {
    const since = monthStart(2026, 2) + 1;
    const themeDays = states('themeDay', [], { ...branch, since });
    expect(themeDays?.slice(0, 5)).toEqual(['before', 'before', 'missing', 'missing', 'due']);
    expect(states('assembly', [], { ...branch, since })?.[0]).toBe('missing');
  });

  it('goes by the town’s own midnight', () => {
    expect(yearOf(Date.UTC(2025, 11, 31, 16))).toBe(2026);
    expect(yearOf(Date.UTC(2025, 11, 31, 15, 59))).toBe(2025);
    const first = { kind: 'assembly' as const, state: 'held' as const, startsAt: Date.UTC(2026, 2, 31, 16) };
    expect(states('assembly', [first])?.slice(0, 2)).toEqual(['missing', 'met']);
  });
});
