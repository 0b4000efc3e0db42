import {
  MODERATION_FLOW,
  MODERATION_STATES,
  moderationStep,
  type ModerationAction,
  type ModerationState,
} from '../../contract/moderation/moderation.flow';
import { actionsOf, allowed, assertAllowed } from './moderation.permits';

const ACTIONS = Object.keys(MODERATION_FLOW) as ModerationAction[];
const STATES = Object.keys(MODERATION_STATES) as ModerationState[];
const PARTIES = ['platform', 'clock', 'moderator'] as const;

describe('the flow of moderation', () => {
  it('lets each party take each step from the states of the table, and from no other', () => {
    for (const action of ACTIONS)
      for (const state of STATES)
        for (const party of PARTIES) {
          const { from, by } = moderationStep(action);
          const expected = from.includes(state) && by.includes(party);
          expect([action, state, party, allowed(action, party, { state, why: 'unanswered' })]).toEqual([
            ...[action, state, party],
            expected,
          ]);
        }
  });

  it('lets a late answer count only where nobody had answered', () => {
    for (const why of ['risky', 'review', 'video', 'unchecked'] as const)
      expect(allowed('clear', 'platform', { state: 'held', why })).toBe(false);
    for (const why of ['unanswered', 'unread'] as const) {
      expect(allowed('clear', 'platform', { state: 'held', why })).toBe(true);
      expect(allowed('clear', 'platform', { state: 'blocked', why })).toBe(false);
    }
  });

  it('offers nobody a judgement of their own, and says so when they try', () => {
    const own = { state: 'held', why: 'video', own: true } as const;
    expect(actionsOf(own)).toEqual([]);
    expect(() => assertAllowed('pass', own)).toThrow(
      expect.objectContaining({
        code: 'stepRefused',
        details: expect.objectContaining({ why: '：不能审核自己上传的内容' }),
      }),
    );
    expect(actionsOf({ state: 'held' }).map(({ action }) => action)).toEqual(['pass', 'block']);
  });
});
