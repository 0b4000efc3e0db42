import { maskedName, maskedNumbers, maskedPhone, withoutDoor, withoutDoors } from './masks';

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
    expect(maskedNumbers('138 1234 1234 或 138-1234-1234 或 １３８１２３４１２３４')).toBe(
      '138**** 或 138**** 或 １３８****',
    );
    expect(maskedNumbers('110千伏，2026年11月')).toBe('110千伏，2026年11月');
  });

  it('leaves of an address the street or the estate, never a door', () => {
    const doors = ['北里社区 8 号楼 2 单元 301', '槐花胡同九十八号院', '锦绣苑12-3-402', '建设路（36号旁）'];
    expect(doors.map(withoutDoor)).toEqual(['北里社区', '槐花胡同', '锦绣苑', '建设路']);
    const wide = [
      '北里社区８号楼２单元３０１',
      '锦绣苑１２－３－４０２',
      '北里社区Ａ座３０１',
      '锦绣苑　８＃３０１',
    ];
    expect(wide.map(withoutDoor)).toEqual(['北里社区', '锦绣苑', '北里社区', '锦绣苑']);
    const places = ['建设路与三里河路交叉口', '第三小学东门', '十里堡公园', 'G107 国道加油站', ''];
    expect(places.map(withoutDoor)).toEqual(places);
  });

  it('take doors out of words, and leave what happened there', () => {
    expect(withoutDoors('我住8号楼2单元301室，三号院门口的路灯坏了')).toBe(
      '我住*号楼*单元*室，*号院门口的路灯坏了',
    );
    expect(withoutDoors('我住８号楼２单元３０１室，Ｂ栋旁')).toBe('我住*号楼*单元*室，*栋旁');
    expect(withoutDoors('路灯坏了 3 天，110千伏的线')).toBe('路灯坏了 3 天，110千伏的线');
  });
});
