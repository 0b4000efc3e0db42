import { sha256 } from 'js-sha256';
import type { CaseView } from '@contract/case/case.api';
import { checkTrail, type TrailHead } from './case-trail';
import type { Drawn } from './case-trail-holders';

const NO = '202611230001';

type Step = {
  action: 'reported' | 'file' | 'dispatch';
  words: string;
  at: number;
  to: CaseView['state'];
  byUnit: string;
  holderId: number | null;
  dueAt: number | null;
};
const CENTRE = { byUnit: '区中心', holderId: 1 };
const STORY: Step[] = [
  { ...CENTRE, action: 'reported', words: '楼下路灯不亮', at: 1, to: 'reported', byUnit: '', dueAt: 5 },
  { ...CENTRE, action: 'file', words: '', at: 2, to: 'filed', dueAt: 6 },
  { ...CENTRE, action: 'dispatch', words: '请今晚修好', at: 3, to: 'dispatched', holderId: 7, dueAt: 9 },
];

/** As the server chains them. */
function written(steps: readonly Partial<Step>[]) {
  let before = sha256(`one-net:${NO}`);
  return steps.map((step, index) => {
    const open = JSON.stringify(step);
    const closedDigest = sha256(`salt ${index}`);
    const hash = sha256(`${before}\n${index + 1}\n${sha256(open)}\n${closedDigest}`);
    before = hash;
    const { at = 0, action = 'file', words = '', byUnit = '' } = step;
    return { ...{ at, action, words, byUnit }, seq: index + 1, open, closedDigest, hash };
  });
}

const unit = (id: number): CaseView['desk'] => ({ id, name: `单位${id}`, shortName: `单位${id}` });
const hold = (id: number, from: number, to?: number): Drawn['holds'][number] => ({
  ...{ unit: unit(id), from, workingMinutes: 0, left: '', wentBack: false, reason: '' },
  ...(to === undefined ? {} : { to }),
});
/** The case as it is drawn after the story. */
const DRAWN: Drawn = { state: 'dispatched', dueAt: 9, holder: unit(7), holds: [hold(1, 1, 3), hold(7, 3)] };
const check = (events: ReturnType<typeof written>, seen?: TrailHead, drawn: Drawn = DRAWN) =>
  checkTrail({ no: NO, events, drawn }, seen);
/** One step of the story, drawn otherwise than it was hashed. */
const touched = (seq: number, change: Partial<Step>) =>
  written(STORY).map((event) => (event.seq === seq ? { ...event, ...change } : event));

describe('checkTrail', () => {
  it('finds an untouched history whole, and gives the link to remember', () => {
    const events = written(STORY);
    expect(check(events)).toEqual({ whole: true, head: { seq: 3, hash: events[2]?.hash } });
  });

  it('refuses a history in which one word was changed', () => {
    const events = written(STORY).map((event) =>
      event.seq === 2 ? { ...event, open: event.open.replace('file', 'void') } : event,
    );
    expect(check(events)).toEqual({ whole: false, seq: 2, why: '内容与留痕对不上' });
  });

  it('refuses words on the screen that are not the words in the chain', () => {
    const events = written(STORY).map((event) => (event.seq === 3 ? { ...event, words: '不用修了' } : event));
    expect(check(events)).toMatchObject({ whole: false, seq: 3 });
  });

  it('checks a step whose words are another’s by its digest, and refuses a digest that is none', () => {
    const withheld = (digest: (open: string) => string) =>
      written(STORY).map((event) =>
        event.seq === 1
          ? { ...event, words: '（文字正在审核）', open: '', openDigest: digest(event.open) }
          : event,
      );
    expect(check(withheld(sha256))).toMatchObject({ whole: true });
    expect(check(withheld((open) => sha256(`${open} `)))).toMatchObject({ whole: false, seq: 1 });
  });

  it('refuses a step at another time, by another unit or of another kind than was hashed', () => {
    const wrong = { whole: false, seq: 3, why: '显示的内容与留痕的原文不同' };
    for (const change of [{ at: 4 }, { action: 'file' as const }, { byUnit: '别的单位' }])
      expect(check(touched(3, change))).toEqual(wrong);
  });

  it('refuses a holder, a deadline or a state that is not the one in the chain', () => {
    const drawnWith = (change: Partial<Drawn>) => check(written(STORY), undefined, { ...DRAWN, ...change });
    const wrong = (seq: number) => ({ whole: false, seq, why: '显示的内容与留痕的原文不同' });
    expect(drawnWith({})).toMatchObject({ whole: true });
    expect(drawnWith({ holder: unit(8) })).toEqual(wrong(3));
    expect(drawnWith({ dueAt: 10 })).toEqual(wrong(3));
    expect(drawnWith({ state: 'handling' })).toEqual(wrong(3));
    expect(drawnWith({ holds: [hold(2, 1, 3), hold(7, 3)] })).toEqual(wrong(1));
    expect(drawnWith({ holds: [hold(1, 1, 2), hold(9, 2, 3), hold(7, 3)] })).toEqual(wrong(2));
    expect(drawnWith({ holds: [hold(1, 1, 3), hold(9, 3)] })).toEqual(wrong(3));
    expect(drawnWith({ holds: [...DRAWN.holds, hold(9, 3)] })).toEqual(wrong(3));
  });

  it('knows who had nothing, and steps that fell on the same moment', () => {
    const rest = {
      ...CENTRE,
      action: 'file',
      words: '',
      at: 3,
      to: 'closed',
      holderId: null,
      dueAt: null,
    } as const;
    const events = written([...STORY, rest]);
    const ended: Drawn = { state: 'closed', holds: [hold(1, 1, 3), hold(7, 3, 3)] };
    expect(check(events, undefined, ended)).toMatchObject({ whole: true });
    expect(check(events, undefined, { ...ended, holds: [hold(1, 1, 3), hold(7, 3)] })).toMatchObject({
      seq: 4,
    });
  });

  it('takes a step from before holders were hashed as it stands', () => {
    const older = STORY.map(({ action, words, at }) => ({ action, words, at }));
    expect(check(written(older))).toMatchObject({ whole: true });
    expect(check(written(older), undefined, { ...DRAWN, holds: [hold(1, 4)] })).toMatchObject({
      whole: false,
    });
  });

  it('refuses a step taken out of the middle', () => {
    const [first, , third] = written(STORY);
    if (!first || !third) throw new Error('the story has three steps');
    expect(check([first, third])).toMatchObject({ whole: false, seq: 3, why: '前后编号不连续' });
  });

  it('notices a chain that was written anew from end to end, and one that was shortened', () => {
    const seen = { seq: 2, hash: written(STORY)[1]?.hash ?? '' };
    const anew = written(STORY.map((step) => (step.at === 1 ? { ...step, words: '路灯很亮' } : step)));
    expect(check(anew)).toMatchObject({ whole: true });
    expect(check(anew, seen)).toMatchObject({ whole: false, seq: 2, why: '和您上次看到的不一样了' });
    expect(check(written(STORY).slice(0, 1), seen)).toMatchObject({
      whole: false,
      why: '比您上次看到的少了',
    });
    expect(check(written(STORY), seen)).toMatchObject({ whole: true });
  });

  it('refuses another case’s chain passed off as this one’s', () => {
    expect(checkTrail({ no: '202611230002', events: written(STORY), drawn: DRAWN })).toMatchObject({
      whole: false,
      seq: 1,
    });
  });
});
