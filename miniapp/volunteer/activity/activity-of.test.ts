import { activityOf } from './activity-of';

describe('the activity that a page is opened for', () => {
  it('is told by a link, or by the code of a poster', () => {
    expect(activityOf({ id: '12' })).toBe(12);
    expect(activityOf({ scene: encodeURIComponent('a=34') })).toBe(34);
  });

  it('is none where the code is somebody else’s', () => {
    expect(activityOf({ scene: 'b=34' })).toBe(0);
    expect(activityOf({ scene: 'a=34;drop' })).toBe(0);
    expect(activityOf({})).toBe(0);
  });
});
