import { NEWS_ACTIONS, NEWS_STATES, newsStep, type NewsState } from '../../contract/news/news.flow';
import { mayTake, newsActionsOf, type NewsStanding } from './news.permits';

const STATES = Object.keys(NEWS_STATES).filter((state): state is NewsState => state in NEWS_STATES);
const MET = { written: true, low: true, room: true, topped: true };
const PARTIES = ['editor', 'publisher', 'clock'] as const;

describe('who may take which step with an article', () => {
  it.each(STATES)('is what the table says, for every party and step in state %s', (state) => {
    for (const party of PARTIES)
      for (const action of NEWS_ACTIONS) {
        const { from, by } = newsStep(action);
        const expected = from.includes(state) && by.includes(party);
        expect(mayTake(action, [party], { state, holds: MET })).toBe(expected);
      }
  });

  it('lets nobody take a step whose condition does not hold', () => {
    for (const action of NEWS_ACTIONS)
      for (const condition of newsStep(action).when ?? [])
        for (const state of newsStep(action).from)
          expect(mayTake(action, PARTIES, { state, holds: { ...MET, [condition]: false } })).toBe(false);
  });

  it('offers whom it does not concern no button', () => {
    const standing: NewsStanding = { state: 'draft', holds: MET };
    expect(newsActionsOf([], standing)).toEqual([]);
    expect(newsActionsOf(['editor'], standing).map(({ action }) => action)).toEqual(['revise']);
  });
});
