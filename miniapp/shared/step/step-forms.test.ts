import { inputOf, refusedBy } from './step-forms';

const RATING = { words: '想说的话', level: true, files: true } as const;
const REASON = { words: '原因', must: true } as const;

describe('a step', () => {
  it('is not sent without a level, or without the reason it asks for', () => {
    expect(refusedBy(RATING, { words: '' })).toBe('请选一个满意程度');
    expect(refusedBy(REASON, { words: ' 嗯 ' })).toBe('请写几个字，说清楚些');
    expect(refusedBy(REASON, { words: '没修好' })).toBeUndefined();
    expect(refusedBy({ words: '说明' }, { words: '' })).toBeUndefined();
    expect(refusedBy({ words: '说明' }, { words: '啊'.repeat(1001) })).toBe('最多 1000 个字');
    expect(refusedBy({ words: '说明', most: 2000 }, { words: '啊'.repeat(1001) })).toBeUndefined();
  });

  it('sends the fields of its form and no others, for the server refuses unknown ones', () => {
    const filled = { words: ' 还是不亮 ', level: 2 as const, files: ['f1'] };
    expect(inputOf({}, filled)).toEqual({});
    expect(inputOf(REASON, filled)).toEqual({ words: '还是不亮' });
    expect(inputOf(RATING, filled)).toEqual({ words: '还是不亮', level: 2, files: ['f1'] });
  });
});
