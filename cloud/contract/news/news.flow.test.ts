import {
  NEWS_ACTIONS,
  NEWS_CONDITIONS,
  NEWS_PARTIES,
  NEWS_STATES,
  newsStep,
  type NewsState,
} from './news.flow';
import { newsForms } from './news.schema';

const STATES = Object.keys(NEWS_STATES).filter((state): state is NewsState => state in NEWS_STATES);

describe('the table of the news', () => {
  it('can be walked from the draft to every state, and out of every one', () => {
    const reached = new Set<NewsState>(['draft']);
    for (let before = -1; before < reached.size;) {
      before = reached.size;
      for (const { from, to } of NEWS_ACTIONS.map(newsStep))
        if (to !== 'same' && from.some((state) => reached.has(state))) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...STATES].sort());
    for (const state of STATES)
      expect(NEWS_ACTIONS.map(newsStep).some(({ from, to }) => to !== 'same' && from.includes(state))).toBe(
        true,
      );
  });

  it('names parties, conditions and forms that are there', () => {
    for (const { by, when = [], asks } of NEWS_ACTIONS.map(newsStep)) {
      expect(by.every((party) => party === 'clock' || party in NEWS_PARTIES)).toBe(true);
      expect(when.every((condition) => condition in NEWS_CONDITIONS)).toBe(true);
      expect(asks in newsForms).toBe(true);
    }
  });

  it('lets no mere editor change what readers see', () => {
    for (const action of NEWS_ACTIONS) {
      const { from, to, by } = newsStep(action);
      if (to === 'published' || from.includes('published')) expect(by).not.toContain('editor');
    }
  });

  it('sends what is changed after it was signed back to the draft', () => {
    expect(newsStep('revise').to).toBe('draft');
    expect(newsStep('withdraw').asks).toBe('reason');
  });
});
