import { WorkCalendar } from '../kernel/calendar';
import { chainHash, chainStart, sha256 } from '../kernel/trail';
import { reportedClock } from './case.clock';
import { NO_DUTIES } from './case.duties';
import { trailFault } from './case.proof';
import { caseNumber, type CaseRecord, type EventRecord } from './case.row';
import { aCase } from './case.testing';
import { eventOf, type OpenPart, type Written } from './case.trail';

const calendar = new WorkCalendar();
const at = Date.parse('2026-03-02T09:00:00+08:00');
const CLOCK = reportedClock(at, calendar);
const actorOf = (id: number, kind: 'resident' | 'staff') => ({
  ...{ id, kind, name: '某人', program: 'command', sessionId: 0, posts: [] },
});

type Older = Omit<OpenPart, 'holderId' | 'dueAt' | 'byUnitId'>;

/** A report and a note on it, as they were written before holder, deadline and unit were hashed, or as they are now. */
function told(form: 'older' | 'now'): { c: CaseRecord; events: EventRecord[] } {
  const c = aCase('reported', { ...CLOCK, ...NO_DUTIES, holderId: 2, unitId: null, reportedAt: at, seq: 2 });
  const step = {
    at,
    to: 'reported',
    holderId: 2,
    dueAt: CLOCK.dueAt,
    files: [],
    facts: [],
    time: {},
  } as const;
  const steps = [
    {
      action: 'reported',
      party: 'reporter',
      actor: actorOf(100, 'resident'),
      byUnit: undefined,
      words: '灯坏了',
    },
    {
      action: 'note',
      party: 'intake',
      actor: actorOf(200, 'staff'),
      byUnit: { id: 2, name: '中心' },
      words: '已联系',
    },
  ] as const;
  let before = chainStart(caseNumber(c));
  const events = steps.map((each, index) => {
    const event = eventOf({ ...step, ...each, seq: index + 1, before } as unknown as Written);
    const whole = form === 'now' ? event : rewritten(event, before);
    before = whole.hash;
    return whole;
  });
  return { c: { ...c, head: before }, events };
}

function rewritten(event: EventRecord, before: string): EventRecord {
  const { holderId: _h, dueAt: _d, byUnitId: _u, ...older } = JSON.parse(event.open) as OpenPart;
  const open = JSON.stringify(older satisfies Older);
  const link = { seq: event.seq, openDigest: sha256(open), closedDigest: event.closedDigest };
  return { ...event, ...link, open, hash: chainHash(before, link) };
}

const PEOPLE = [
  { id: 100, kind: 'resident', erasedAt: null },
  { id: 101, kind: 'resident', erasedAt: 5 },
  { id: 200, kind: 'staff', erasedAt: null },
];
const database = { read: <T>() => Promise.resolve(PEOPLE as T[]) };
const faultOf = async (
  form: 'older' | 'now',
  [first, second]: [Partial<EventRecord>, Partial<EventRecord>],
  change: Partial<CaseRecord> = {},
) => {
  const { c, events } = told(form);
  const changed = events.map((event, index) => ({ ...event, ...(index === 0 ? first : second) }));
  return (await trailFault({ database, calendar }, { ...c, ...change }, changed))?.says;
};

describe.each(['older', 'now'] as const)('a trail, as it is written: %s', (form) => {
  it('holds untouched', async () => {
    expect(await faultOf(form, [{}, {}])).toBeUndefined();
  });

  it.each<[string, Partial<EventRecord>]>([
    ['时间', { at: at + 1 }],
    ['动作', { action: 'urge' }],
    ['状态', { toState: 'filed' }],
    ['承办单位', { holderId: 3 }],
    ['时限', { dueAt: 1 }],
    ['经办单位', { byUnitId: null }],
    ['经办人', { byId: 201 }],
  ])('shows a step whose %s was written over', async (name, wrong) => {
    expect(await faultOf(form, [{}, wrong])).toContain(name);
  });

  it('shows a case that is not what its steps made of it', async () => {
    for (const wrong of [{ holderId: 3 }, { dueAt: 1 }, { reporterId: 7 }, { reportedAt: 1 }, { seq: 3 }])
      expect(await faultOf(form, [{}, {}], wrong)).toBeDefined();
  });

  it('lets the words of whoever was erased be missing, and nobody else’s', async () => {
    expect(await faultOf(form, [{ closed: '', byId: 101 }, {}], { reporterId: 101 })).toBeUndefined();
    expect(await faultOf(form, [{}, { closed: '' }])).toContain('没有注销');
  });
});

it('knows that residents’ names were once taken out of their steps, and are not any more', async () => {
  expect(await faultOf('older', [{ closed: '' }, {}])).toBeUndefined();
  expect(await faultOf('now', [{ closed: '' }, {}])).toContain('没有注销');
});
