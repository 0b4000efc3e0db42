import { inputOf, refusedBy } from './step-forms';

describe('a resident’s step', () => {
  it('is not sent without a level, or without the reason it asks for', () => {
    expect(refusedBy('rating', { words: '' })).toBe('请选一个满意程度');
    expect(refusedBy('reason', { words: ' 嗯 ' })).toBe('请写几个字，说说原因');
    expect(refusedBy('reason', { words: '没修好' })).toBeUndefined();
    expect(refusedBy('words', { words: '' })).toBeUndefined();
    expect(refusedBy('words', { words: '啊'.repeat(1001) })).toBe('最多 1000 个字');
  });

  it('sends the fields of its form and no others, for the server refuses unknown ones', () => {
    const filled = { words: ' 还是不亮 ', level: 2 as const, files: ['f1'] };
    expect(inputOf('none', filled)).toEqual({});
    expect(inputOf('reason', filled)).toEqual({ words: '还是不亮', files: ['f1'] });
    expect(inputOf('rating', filled)).toEqual({ words: '还是不亮', level: 2, files: ['f1'] });
  });
});
