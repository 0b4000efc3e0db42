import {
  REQUEST_ACTIONS,
  REQUEST_KINDS,
  REQUEST_STATES,
  type RequestKind,
  type RequestState,
} from '../../contract/identity/rights.flow';
import { CLOCK_ACTOR, type Actor } from '../kernel/actor';
import { actionsOf, stateAfter } from './rights.flow';
import type { RequestRecord } from './rights.store';

const person: Actor = { id: 7, kind: 'resident', name: '', program: 'resident', sessionId: 1, posts: [] };
const clerkPosts = [{ post: 'systemAdmin' as const, unitId: 1 }];
const clerk: Actor = { ...person, id: 8, kind: 'staff', program: 'admin', posts: clerkPosts };
const stranger: Actor = { ...person, id: 9 };
const request = (kind: RequestKind, state: RequestState): RequestRecord => ({
  ...{ id: 1, personId: 7, kind, state, wordsSealed: null, answerSealed: null, ready: 0 },
  ...{ askedAt: 0, dueAt: 1, endedAt: null, askedById: null },
});
const keysOf = <K extends string>(table: Record<K, unknown>): K[] =>
  Object.keys(table).filter((key): key is K => key in table);

describe('a request about one’s own data', () => {
  it('offers each just what the table says, whatever the kind and state', () => {
    const offered = keysOf(REQUEST_KINDS).flatMap((kind) =>
      keysOf(REQUEST_STATES).flatMap((state) =>
        Object.entries({ person, clerk, stranger, clock: CLOCK_ACTOR }).flatMap(([who, actor]) =>
          actionsOf(actor, request(kind, state)).map(({ action }) => `${kind} ${state} ${who} ${action}`),
        ),
      ),
    );
    expect(offered.sort()).toEqual([
      'copy announced clock carryOut',
      'copy announced person cancel',
      'copy asked clock carryOut',
      'copy asked person cancel',
      'copy waiting clock carryOut',
      'copy waiting person cancel',
      'correct announced person cancel',
      'correct asked clerk refuse',
      'correct asked clerk settle',
      'correct asked person cancel',
      'correct waiting person cancel',
      'erase announced clock carryOut',
      'erase announced clock hold',
      'erase announced person cancel',
      'erase asked clock announce',
      'erase asked clock carryOut',
      'erase asked clock hold',
      'erase asked person cancel',
      'erase waiting clock carryOut',
      'erase waiting person cancel',
    ]);
  });

  it('is not there for a stranger, and refuses a second ending by its name', () => {
    for (const action of REQUEST_ACTIONS)
      expect(() => stateAfter(action, stranger, request('correct', 'asked'))).toThrow('notFound');
    expect(() => stateAfter('settle', clerk, request('correct', 'done'))).toThrow('requestMoved');
    expect(() => stateAfter('settle', clerk, request('erase', 'asked'))).toThrow('requestMoved');
    expect(stateAfter('hold', CLOCK_ACTOR, request('erase', 'asked'))).toBe('waiting');
  });
});
