import { fieldOf, readTime, RowRefused, toMessageRow } from './message-row';

const GOOD = { id: 'm1', user: '李阿姨', title: '路灯', at: '2020-01-04T11:17:46+08:00', text: '路灯不亮' };
const at = Date.UTC(2020, 0, 4, 3, 17, 46);

describe('one message row', () => {
  it('is taken with its time in milliseconds and its number as text', () => {
    expect(toMessageRow({ ...GOOD, id: 37 })).toEqual({ ...GOOD, id: '37', at });
  });

  it.each([
    ['2020-01-04T03:17:46Z', at],
    ['2020-01-04T11:17:46.000', at],
    ['2020/1/4 11:17:46', at],
    ['2020/01/04 11:17', at - 46_000],
    ['2020-01-04 04:17:46+0100', at],
    ['2020/1/4', Date.UTC(2020, 0, 3, 16)],
  ])('reads the time %s, town time unless it says otherwise', (text, expected) => {
    expect(readTime(text)).toBe(expected);
  });

  it.each(['昨天', '2020/13/01', '2020-02-30 10:00', '2020-01-01 24:00', '0026-01-04', '', undefined])(
    'refuses the time %p',
    (text) => expect(() => readTime(text)).toThrow(RowRefused),
  );

  it('takes a place as a point, as an address, or as both in one object', () => {
    expect(toMessageRow({ ...GOOD, lng: '112.9', lat: '28.2' }).place).toEqual({
      point: { lng: 112.9, lat: 28.2 },
    });
    expect(toMessageRow({ ...GOOD, place: '人民路3号' }).place).toEqual({ address: '人民路3号' });
    expect(toMessageRow({ ...GOOD, place: { lng: 112.9, lat: 28.2, address: '桥头' } }).place).toEqual({
      point: { lng: 112.9, lat: 28.2 },
      address: '桥头',
    });
    expect(toMessageRow({ ...GOOD, place: '', lng: '', lat: null })).not.toHaveProperty('place');
  });

  it.each([
    ['缺少编号', { id: ' ' }],
    ['编号过长', { id: 'x'.repeat(65) }],
    ['内容为空', { text: '　\n' }],
    ['内容过长：20001 字', { text: '长'.repeat(20_001) }],
    ['内容应为文字', { text: ['路灯'] }],
    ['必须成对', { lng: '112.9' }],
    ['经纬度不对：东', { lng: '东', lat: '28' }],
    ['经纬度不对：212', { lng: '212', lat: '28' }],
  ])('refuses with the reason %s', (reason, wrong) => {
    expect(() => toMessageRow({ ...GOOD, ...wrong })).toThrow(reason);
  });

  it('knows Chinese and English headings, and leaves others alone', () => {
    expect([' ID ', '编号', '内容', '经度'].map(fieldOf)).toEqual(['id', 'id', 'text', 'lng']);
    expect(fieldOf('点赞数')).toBeUndefined();
    expect(fieldOf('constructor')).toBeUndefined();
  });
});
