import { sha256 } from 'js-sha256';
import { checkTrail } from './case-trail';

const NO = '202611230001';

type Step = { action: 'reported' | 'file' | 'dispatch'; words: string; at: number };
const STORY: Step[] = [
  { action: 'reported', words: '楼下路灯不亮', at: 1 },
  { action: 'file', words: '', at: 2 },
  { action: 'dispatch', words: '请今晚修好', at: 3 },
];

/** As the server chains them. */
function written(steps: Step[]) {
  let before = sha256(`one-net:${NO}`);
  return steps.map((step, index) => {
    const open = JSON.stringify(step);
    const closedDigest = sha256(`salt ${index}`);
    const hash = sha256(`${before}\n${index + 1}\n${sha256(open)}\n${closedDigest}`);
    before = hash;
    return { ...step, seq: index + 1, open, closedDigest, hash };
  });
}

describe('checkTrail', () => {
  it('finds an untouched history whole, and gives the link to remember', () => {
    const events = written(STORY);
    const check = checkTrail(NO, events);
    expect(check).toEqual({ whole: true, head: { seq: 3, hash: events[2]?.hash } });
  });

  it('refuses a history in which one word was changed', () => {
    const events = written(STORY).map((event) =>
      event.seq === 2 ? { ...event, open: event.open.replace('file', 'void') } : event,
    );
    expect(checkTrail(NO, events)).toEqual({ whole: false, seq: 2, why: '内容与留痕对不上' });
  });

  it('refuses words on the screen that are not the words in the chain', () => {
    const events = written(STORY).map((event) => (event.seq === 3 ? { ...event, words: '不用修了' } : event));
    expect(checkTrail(NO, events)).toMatchObject({ whole: false, seq: 3 });
  });

  it('checks a step whose words are another’s by its digest, and refuses a digest that is none', () => {
    const withheld = (digest: (open: string) => string) =>
      written(STORY).map((event) =>
        event.seq === 1
          ? { ...event, words: '（文字正在审核）', open: '', openDigest: digest(event.open) }
          : event,
      );
    expect(checkTrail(NO, withheld(sha256))).toMatchObject({ whole: true });
    expect(
      checkTrail(
        NO,
        withheld((open) => sha256(`${open} `)),
      ),
    ).toMatchObject({ whole: false, seq: 1 });
  });

  it('refuses a step taken out of the middle', () => {
    const [first, , third] = written(STORY);
    if (!first || !third) throw new Error('the story has three steps');
    expect(checkTrail(NO, [first, third])).toMatchObject({ whole: false, seq: 3, why: '前后编号不连续' });
  });

  it('notices a chain that was written anew from end to end, and one that was shortened', () => {
    const seen = { seq: 2, hash: written(STORY)[1]?.hash ?? '' };
    const anew = written(STORY.map((step) => (step.at === 1 ? { ...step, words: '路灯很亮' } : step)));
    expect(checkTrail(NO, anew)).toMatchObject({ whole: true });
    expect(checkTrail(NO, anew, seen)).toMatchObject({ whole: false, seq: 2, why: '和您上次看到的不一样了' });
    expect(checkTrail(NO, written(STORY).slice(0, 1), seen)).toMatchObject({
      whole: false,
      why: '比您上次看到的少了',
    });
    expect(checkTrail(NO, written(STORY), seen)).toMatchObject({ whole: true });
  });

  it('refuses another case’s chain passed off as this one’s', () => {
    expect(checkTrail('202611230002', written(STORY))).toMatchObject({ whole: false, seq: 1 });
  });
});
