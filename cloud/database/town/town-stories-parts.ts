import type { CaseEnding, RatingLevel } from '../../contract/case/case.flow';
import type { StoryStep, Target } from './town-stories-model';

/** Stretches of the way that many stories share. */
export const file: StoryStep = { after: '35%', who: 'intake', does: 'file' };
export const dispatch = (to: Target = 'usual'): StoryStep => ({
  after: '40%',
  who: 'dispatcher',
  does: 'dispatch',
  to,
});
export const accept: StoryStep = { after: '10%', who: 'handler', does: 'accept' };
export const pass: StoryStep = { after: '45%', who: 'inspector', does: 'pass' };
export const passWithPhoto: StoryStep = { ...pass, shows: 'after' };

export const answer = (ending: CaseEnding = 'solved', after = '50%'): StoryStep => ({
  after,
  who: 'handler',
  does: 'answer',
  ending,
  shows: 'after',
});

export const rate = (level: RatingLevel, after = '20H'): StoryStep => ({
  after,
  who: 'reporter',
  does: 'rate',
  level,
});

/** Taken in, filed and sent to the unit that does it. */
export const SENT: readonly StoryStep[] = [file, dispatch()];
/** … and that unit is at work. */
export const AT_WORK: readonly StoryStep[] = [...SENT, accept];
/** … and has answered, and somebody looked at the place. */
export const SOLVED: readonly StoryStep[] = [...AT_WORK, answer(), pass];
/** A wrong unit says that it is none of its business. */
export const WRONG_WAY: readonly StoryStep[] = [
  dispatch('other'),
  { after: '15%', who: 'handler', does: 'sendBack' },
];
/** Found in the grid, taken on by the community itself. */
export const BY_COMMUNITY: readonly StoryStep[] = [file, dispatch('community'), accept];
/** Not content: the clock reopens it at once, the unit puts it right, somebody rings, and it is rated anew. */
export const PUT_RIGHT: readonly StoryStep[] = [
  {
    after: '3h',
    who: 'dispatcher',
    does: 'callBack',
    reached: true,
    says: '已联系上报人，逐条记下不满意的地方，转承办单位整改。',
  },
  {
    after: '35%',
    who: 'handler',
    does: 'answer',
    ending: 'solved',
    shows: 'after',
    says: '按您回访时说的逐条重新处理，已请您到场看过。',
  },
  passWithPhoto,
  {
    after: '5h',
    who: 'intake',
    does: 'callBack',
    reached: true,
    says: '电话回访，上报人表示这次确实弄好了。',
  },
];
