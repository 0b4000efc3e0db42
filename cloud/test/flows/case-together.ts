import { Directory } from '../../src/org/directory';
import { LAMP_PLACE, type Story } from '../build';
import { Casework } from '../casework';

const DAY = 86_400_000;
const actionsOf = (view: { actions: { action: string }[] }): string[] =>
  view.actions.map(({ action }) => action);

/** Several people and one matter: what is the first reporter's alone, who is told, and who rates. */
export const caseTogether: Story = (town) => {
  let work: Casework;
  beforeAll(async () => void (work = await Casework.in(town())));

  it('lets whoever reported it withdraw it, and nobody who joined', async () => {
    const { li, chen } = work.people;
    const alone = await li.reports('路灯不亮，先报一下');
    expect(actionsOf(await li.sees(alone))).toContain('withdraw');
    const no = await li.reports('路灯不亮，两家都看见');
    expect(actionsOf(await chen.does(no, 'join'))).not.toContain('withdraw');
    expect((await chen.takes(no, 'withdraw', { words: '不要了' })).body.error?.code).toBe('notYours');
    expect(await li.sees(no)).toMatchObject({ stateLabel: '待受理' });
    expect((await li.does(alone, 'withdraw', { words: '自己亮了' })).stateLabel).toBe('已作废');
  });

  it('keeps what others have joined, for it is theirs too', async () => {
    const { li, chen } = work.people;
    const no = await li.reports('路灯不亮，大家都看见');
    await chen.does(no, 'join');
    expect(actionsOf(await li.sees(no))).not.toContain('withdraw');
    expect((await li.takes(no, 'withdraw', { words: '不要了' })).body.error).toMatchObject({
      code: 'stepRefused',
      message: expect.stringContaining('还有其他居民一起反映'),
    });
  });

  it('leaves the one appeal to whoever reported it', async () => {
    const { li, chen, wang } = work.people;
    const no = await li.reports('路灯颜色不好看');
    await chen.does(no, 'join');
    await wang.does(no, 'decline', { words: '属个人偏好' });
    expect(actionsOf(await chen.sees(no))).not.toContain('appeal');
    expect((await chen.takes(no, 'appeal', { words: '我也不服' })).body.error?.code).toBe('notYours');
    await li.does(no, 'appeal', { words: '晃眼睛' });
    // What one resident says to the desk is not for another to read.
    expect((await chen.sees(no)).events.at(-1)).toMatchObject({ action: 'appeal', words: '' });
  });

  it('tells those who joined what becomes of it, and lets every one of them rate', async () => {
    const { li, chen, wang, zhang, liang, sun } = work.people;
    const no = await li.reports('广场南侧路灯不亮');
    await chen.does(no, 'join');
    await wang.does(no, 'file');
    await zhang.does(no, 'dispatch', { unitId: work.lighting });
    await liang.does(no, 'accept');
    await work.answers(no);
    await sun.does(no, 'pass', { words: '亮了' });
    for (const who of [li, chen]) {
      const told = (await work.told(who, no)).join('\n');
      for (const words of ['立案', '派遣', '接收', '反馈办理结果', '核查通过']) expect(told).toContain(words);
    }
    expect((await work.told(li, no)).join()).toContain('加入上报');
    expect((await work.told(chen, no)).join()).not.toContain('加入上报');
    expect((await li.does(no, 'rate', { level: 5 })).stateLabel).toBe('已评价');
    expect((await chen.does(no, 'rateToo', { level: 4 })).rating).toBe(4);
    expect((await chen.takes(no, 'rateToo', { level: 5 })).body.error?.code).toBe('stepRefused');
  });

  it('reopens what a joiner is not satisfied with, but not when that is long over', async () => {
    const { li, chen, sun } = work.people;
    const rated = async (): Promise<string> => {
      const no = await work.atWork();
      await chen.does(no, 'join');
      await work.answers(no);
      await sun.does(no, 'pass', { words: '亮了' });
      await li.does(no, 'rate', { level: 5 });
      return no;
    };
    const fresh = await rated();
    expect((await chen.does(fresh, 'rateToo', { level: 1 })).events.at(-1)?.action).toBe('reopen');
    const old = await rated();
    await work.waited(old, 31 * DAY);
    const late = await chen.does(old, 'rateToo', { level: 1 });
    expect([late.stateLabel, late.rating, late.events.at(-1)?.action]).toEqual(['已评价', 1, 'rateToo']);
  });

  it('tells both of a merge, the handler too, and lets both rate', async () => {
    const { li, chen, wang, liang, sun } = work.people;
    const target = await work.atWork('小区东门路灯不亮');
    const second = await chen.reports('东门的灯坏了');
    await wang.does(second, 'merge', { into: target });
    expect((await work.told(chen, second)).join()).toContain('与另一件合并办理');
    expect((await work.told(liang, target))[0]).toContain('并入');
    const event = (await liang.sees(target)).events.at(-1);
    expect(event).toMatchObject({ action: 'takeIn', words: expect.stringContaining(second) });
    // Whose report it was is for the staff.
    expect((await li.sees(target)).events.at(-1)).toMatchObject({ action: 'takeIn', words: '' });
    expect((await li.get<{ ok: boolean }>(`/cases/${target}/proof`)).body).toMatchObject({ ok: true });
    await work.answers(target);
    await sun.does(target, 'pass', { words: '亮了' });
    for (const who of [li, chen]) expect((await work.told(who, target)).join()).toContain('核查通过');
    expect((await chen.does(target, 'rate', { level: 5 })).stateLabel).toBe('已评价');
    expect((await li.does(target, 'rateToo', { level: 4 })).rating).toBe(4);
  });

  it('writes into the case merged into that the other left again', async () => {
    const { chen, wang, zhang, liang } = work.people;
    const target = await work.atWork('小区西门路灯不亮');
    const second = await chen.reports('西门的灯坏了');
    await wang.does(second, 'merge', { into: target });
    await zhang.does(second, 'unmerge', { words: '不是同一盏' });
    const { events, merged } = await liang.sees(target);
    expect(events.slice(-2).map(({ action }) => action)).toEqual(['takeIn', 'letGo']);
    expect([events.at(-1)?.words, merged]).toEqual([expect.stringContaining(second), []]);
    expect((await work.told(liang, target))[0]).toContain('撤出');
    expect((await liang.get<{ ok: boolean }>(`/cases/${target}/proof`)).body).toMatchObject({ ok: true });
  });

  it('counts somebody once, however often they reported it', async () => {
    const { li, chen, wang } = work.people;
    const target = await work.atWork('北门路灯不亮');
    await chen.does(target, 'join');
    const [byLi, byChen] = [await li.reports('北门还是不亮'), await chen.reports('北门不亮')];
    for (const no of [byLi, byChen]) await wang.does(no, 'merge', { into: target });
    expect(await wang.sees(target)).toMatchObject({ joined: 1, merged: [byLi, byChen] });
    const again = await work.atWork('北门又一盏不亮');
    const same = await li.reports('北门又一盏');
    await wang.does(same, 'merge', { into: again });
    expect(await wang.sees(again)).toMatchObject({ joined: 0, merged: [same] });
  });

  it('merges into nothing that the dispatcher may not see, as if there were no such case', async () => {
    const { li, sun, fang, wang } = work.people;
    const hidden = await li.reports('别处的路灯不亮', { place: await elsewhere() });
    expect((await fang.get(`/cases/${hidden}`)).status).toBe(404);
    const own = await sun.reports('网格里的灯坏了');
    const nothing = `${hidden.slice(0, 6)}999999`;
    const [unseen, absent] = [
      await fang.takes(own, 'merge', { into: hidden }),
      await fang.takes(own, 'merge', { into: nothing }),
    ];
    expect([unseen.status, unseen.body.error]).toEqual([absent.status, absent.body.error]);
    expect(await wang.sees(hidden)).toMatchObject({ joined: 0, merged: [] });
    expect((await sun.get(`/cases/${hidden}`)).status).toBe(404);
    const seen = await sun.reports('网格里的灯还是坏的');
    expect((await fang.does(own, 'merge', { into: seen })).stateLabel).toBe('已并案');
  });

  it('tells the unit from which a dispatch is taken back', async () => {
    const { zhang, liang } = work.people;
    const no = await work.dispatched();
    await zhang.does(no, 'recall', { words: '派错了' });
    expect((await work.told(liang, no))[0]).toContain('撤回派遣');
  });

  it('tells the desk to which it is escalated', async () => {
    const { sun, fang, zhou } = work.people;
    const no = await sun.reports('网格里的灯坏了，要登高车');
    await fang.does(no, 'file');
    await fang.does(no, 'escalate', { words: '没有登高车' });
    expect((await work.told(zhou, no))[0]).toContain('上报上级');
  });

  /** In the district, in another community than the lamp. */
  async function elsewhere(): Promise<{ lng: number; lat: number }> {
    const org = await town().container.getAsync(Directory);
    const communityAt = (place: { lng: number; lat: number }) =>
      org.ancestor(org.gridAt(place)?.id, 'community')?.id;
    const here = communityAt(LAMP_PLACE);
    for (let step = 1; step < 60; step++) {
      const place = { lng: LAMP_PLACE.lng + step / 200, lat: LAMP_PLACE.lat };
      const there = communityAt(place);
      if (there !== undefined && there !== here) return place;
    }
    throw new Error('the district has one community only');
  }
};
