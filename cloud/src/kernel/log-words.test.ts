import { faultWords, impersonal } from './log-words';

describe('what a log may say of a fault', () => {
  it.each([
    ["Duplicate entry '13812345678' for key 'person_by_phone'", '13812345678'],
    ['no openid oABCD1234567890abcdefghijkl here', 'oABCD1234567890abcdefghijkl'],
    ['identity 21010119900101123X refused', '21010119900101123X'],
    ['phone 13812345678', '13812345678'],
    [`Unexpected token in JSON at "name":"张三"`, '张三'],
    ["incorrect string value: '\\xE5\\xBC\\xA0 \\'x' for column", '\\xE5'],
  ])('leaves out who it was: %s', (words, person) => {
    expect(impersonal(words)).not.toContain(person);
  });

  it('still says what went wrong and where', () => {
    const words = faultWords(Object.assign(new TypeError('x is not a function'), { code: 'ERR_ODD' }));
    expect(words).toMatch(/^TypeError ERR_ODD: x is not a function\n\s+at .*log-words\.test/);
  });

  it('says what lay behind it, and each of several', () => {
    const behind = new Error('parcel 7 is set aside', { cause: new Error('phone 13812345678') });
    const words = faultWords(new AggregateError([behind, 'busy']));
    expect(words).toMatch(/^Error: parcel 7 is set aside\n[^]*\nbecause of Error: phone …\n[^]*\nbusy$/);
  });

  it('takes a long message in no time', () => {
    const began = performance.now();
    impersonal(`'${'\\'.repeat(200_000)}`);
    expect(performance.now() - began).toBeLessThan(100);
  });

  it('takes what is no error at all', () => {
    expect(faultWords('busy 13812345678')).toBe('busy …');
  });
});
