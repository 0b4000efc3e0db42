import { maskedName, maskedNumbers, maskedPhone } from './masks';

describe('masks', () => {
  it('keeps the family name and the two ends of a number', () => {
    expect([maskedName('张桂兰'), maskedName('欧阳'), maskedPhone('13812341234')]).toEqual([
      '张*',
      '欧*',
      '138****1234',
    ]);
  });

  it('gives away neither the length of a name nor a short number', () => {
    expect(maskedName('张伟')).toBe(maskedName('张桂兰芳'));
    expect(maskedName('𠮷田')).toBe('𠮷*');
    expect([maskedPhone('12345'), maskedName(''), maskedPhone('')]).toEqual(['****', '', '']);
  });

  it('takes the long numbers out of words for everybody, and leaves the short ones', () => {
    expect(maskedNumbers('3号楼路灯坏了，请打13812341234，证211102199001011234')).toBe(
      '3号楼路灯坏了，请打138****，证211****',
    );
    expect(maskedNumbers('110千伏，2026年11月')).toBe('110千伏，2026年11月');
  });
});
