import type { Story } from '../build';
import { Casework, passTime } from '../casework';

const DAY = 86_400_000;
const actionsOf = (view: { actions: { action: string }[] }): string[] =>
  view.actions.map(({ action }) => action);

/** The ways off the straight road, over HTTP: each with whoever may not go it. */
export const caseBranches: Story = (town) => {
  let work: Casework;
  beforeAll(async () => void (work = await Casework.in(town())));

  it('has a report looked at on the spot before it is filed', async () => {
    const { li, wang, zhang, sun, liang } = work.people;
    const no = await li.reports('路灯好像坏了');
    expect((await zhang.takes(no, 'askVerify')).body.error?.code).toBe('notYours');
    const asked = await wang.does(no, 'askVerify', { words: '请去看看' });
    expect([asked.stateLabel, asked.holder?.name]).toEqual(['核实中', expect.stringContaining('网格')]);
    expect((await li.sees(no)).events.at(-1)?.words).toBe('');
    expect((await wang.takes(no, 'file')).body.error?.code).toBe('stepRefused');
    expect((await liang.takes(no, 'verify', { found: true, words: '属实' })).status).toBe(404);
    expect((await sun.takes(no, 'verify', { words: '属实' })).body.error?.code).toBe('badInput');
    const verified = await sun.does(no, 'verify', { found: true, words: '两盏都不亮' });
    expect(verified).toMatchObject({ stateLabel: '待受理' });
    expect(verified.events.at(-1)?.facts).toEqual([{ label: '核实结论', value: '情况属实' }]);
    expect((await wang.does(no, 'file')).stateLabel).toBe('待派遣');
  });

  it('turns a declined report round after the appeal', async () => {
    const { li, wang, zhao, zhang } = work.people;
    const no = await li.reports('路灯忽明忽暗');
    await wang.does(no, 'decline', { words: '照片看不清' });
    await li.does(no, 'appeal', { words: '夜里才看得出来' });
    expect((await zhang.takes(no, 'overturn')).body.error?.code).toBe('notYours');
    expect((await wang.takes(no, 'overturn')).body.error?.code).toBe('notYours');
    expect((await zhao.does(no, 'overturn', { words: '复核后受理' })).stateLabel).toBe('待派遣');
    expect((await zhang.does(no, 'dispatch', { unitId: work.lighting })).stateLabel).toBe('待接收');
  });

  it('lets the desk take a dispatch back until the unit has accepted it', async () => {
    const { zhang, liang } = work.people;
    const no = await work.dispatched();
    expect((await zhang.takes(no, 'recall')).body.error?.code).toBe('badInput');
    const recalled = await zhang.does(no, 'recall', { words: '派错了' });
    expect([recalled.stateLabel, recalled.unit]).toEqual(['待派遣', undefined]);
    expect((await liang.takes(no, 'accept')).status).toBe(404);
    await zhang.does(no, 'dispatch', { unitId: work.lighting });
    await liang.does(no, 'accept');
    expect((await zhang.takes(no, 'recall', { words: '又想收回' })).body.error?.code).toBe('stepRefused');
  });

  it('escalates from the community to the street, the district and the city', async () => {
    const { sun, fang, zhou, zhang, wang } = work.people;
    const no = await sun.reports('网格里的路灯不亮');
    expect((await wang.takes(no, 'file')).body.error?.code).toBe('notYours');
    const desks = [(await fang.does(no, 'file')).desk.name];
    expect(actionsOf(await fang.sees(no))).not.toContain('reportToCity');
    expect((await zhang.takes(no, 'escalate', { words: '替社区上报' })).body.error?.code).toBe('notYours');
    desks.push((await fang.does(no, 'escalate', { words: '没有登高车' })).desk.name);
    expect((await fang.takes(no, 'escalate', { words: '再报一次' })).body.error?.code).toBe('notYours');
    desks.push((await zhou.does(no, 'escalate', { words: '街道也没有' })).desk.name);
    expect(desks).toEqual([
      expect.stringContaining('社区'),
      expect.stringContaining('街道'),
      expect.stringContaining('中心'),
    ]);
    expect((await zhang.takes(no, 'escalate', { words: '还要上报' })).body.error).toMatchObject({
      code: 'stepRefused',
      message: expect.stringContaining('已在区级'),
    });
    expect((await zhang.does(no, 'reportToCity', { words: '请市级办理' })).holder?.name).toContain('市');
  });

  it('sends what the city did not put right back to the desk, which has somebody else do it', async () => {
    const { zhang, sun, liang } = work.people;
    const no = await work.filed();
    await zhang.does(no, 'reportToCity', { words: '国道路灯' });
    await zhang.does(no, 'cityAnswer', { ending: 'solved', words: '市里说修好了' });
    expect(actionsOf(await sun.sees(no))).not.toContain('rework');
    expect((await sun.takes(no, 'rework', { words: '还是不亮' })).body.error?.message).toContain(
      '没有承办单位',
    );
    const back = await sun.does(no, 'returnToDesk', { words: '还是不亮' });
    expect([back.stateLabel, back.holder?.name, back.ending]).toEqual([
      '待派遣',
      expect.stringContaining('中心'),
      undefined,
    ]);
    await zhang.does(no, 'dispatch', { unitId: work.lighting });
    await liang.does(no, 'accept');
    expect(actionsOf(await liang.sees(no))).toContain('answer');
  });

  it('sends what a unit did not put right back to that unit', async () => {
    const { sun, liang, zhang } = work.people;
    const no = await work.answered();
    expect(actionsOf(await sun.sees(no))).not.toContain('returnToDesk');
    expect((await liang.takes(no, 'rework', { words: '自己返工' })).body.error?.code).toBe('notYours');
    expect((await zhang.takes(no, 'rework', { words: '替核查员' })).body.error?.code).toBe('notYours');
    const again = await sun.does(no, 'rework', { words: '还有一盏不亮' });
    expect([again.stateLabel, again.holder?.name]).toEqual(['处置中', expect.stringContaining('路灯')]);
    expect(again.holds.find(({ wentBack }) => wentBack)?.unit.name).toContain('网格');
    await work.answers(no);
    expect((await sun.does(no, 'pass', { words: '都亮了' })).stateLabel).toBe('待评价');
  });

  it('hands what was not put right to another unit', async () => {
    const { li, sun, zhang, liang } = work.people;
    const no = await work.answered();
    await sun.does(no, 'pass', { words: '看过' });
    await li.does(no, 'rate', { level: 1, words: '又灭了' });
    expect((await liang.takes(no, 'redispatch', { words: '给别人' })).body.error?.code).toBe('notYours');
    const filed = await zhang.does(no, 'redispatch', { words: '换一家' });
    expect([filed.stateLabel, filed.unit]).toEqual(['待派遣', undefined]);
    const other = work.units.find(({ id }) => id !== work.lighting)?.id ?? 0;
    expect((await zhang.does(no, 'dispatch', { unitId: other })).unit?.id).toBe(other);
    expect((await liang.takes(no, 'answer', { ending: 'solved', words: '修好了' })).body.error?.code).toBe(
      'notYours',
    );
  });

  it('binds by a leader’s decision the unit it was made for, and no later one', async () => {
    const { zhang, liang, lin } = work.people;
    const no = await work.dispatched();
    for (const round of [1, 2, 3]) {
      await liang.does(no, 'sendBack', { words: `第 ${round} 次：不归我们` });
      if (round < 3) await zhang.does(no, 'dispatch', { unitId: work.lighting });
    }
    await lin.does(no, 'arbitrate', { unitId: work.lighting });
    expect((await liang.takes(no, 'sendBack', { words: '还是不归' })).body.error?.code).toBe('stepRefused');
    await liang.does(no, 'accept');
    await work.answers(no, 'notOurs');
    await zhang.does(no, 'handOver', { words: '另派' });
    await zhang.does(no, 'dispatch', { unitId: work.lighting });
    // A dispute of its own, which begins to count anew.
    expect((await liang.does(no, 'sendBack', { words: '这次是别人的' })).stateLabel).toBe('待派遣');
  });

  it('leaves the limit as it was where more time is refused', async () => {
    const { liang, zhang, zhao } = work.people;
    const no = await work.atWork();
    const { dueAt } = await liang.sees(no);
    await liang.does(no, 'askExtension', { days: 3, words: '缺配件' });
    expect((await zhang.takes(no, 'refuse', { words: '不同意' })).body.error?.code).toBe('notYours');
    expect((await zhao.takes(no, 'refuse')).body.error?.code).toBe('badInput');
    const refused = await zhao.does(no, 'refuse', { words: '可以就近调剂' });
    expect([refused.stateLabel, refused.dueAt]).toEqual(['处置中', dueAt]);
    await liang.does(no, 'askExtension', { days: 2, words: '再缺' });
    await zhao.does(no, 'refuse', { words: '请加派人手' });
    expect(
      (await liang.takes(no, 'askExtension', { days: 1, words: '第三次' })).body.error?.message,
    ).toContain('延期次数已用完');
  });

  it('voids what is no case, by the shift leader, until it is dispatched', async () => {
    const { wang, zhao, li } = work.people;
    const no = await work.filed('试一下');
    expect((await wang.takes(no, 'void', { words: '测试' })).body.error?.code).toBe('notYours');
    expect((await zhao.does(no, 'void', { words: '测试上报' })).stateLabel).toBe('已作废');
    expect(actionsOf(await li.sees(no))).toEqual([]);
    const going = await work.dispatched();
    expect((await zhao.takes(going, 'void', { words: '不要了' })).body.error?.code).toBe('stepRefused');
  });

  it('goes on by hand where it was suspended: with a unit at work, or one that has still to accept', async () => {
    const { liang, zhao, zhang } = work.people;
    const suspension = { days: 3, words: '等配件' };
    const working = await work.atWork();
    await zhao.does(working, 'suspend', suspension);
    expect((await liang.takes(working, 'resume')).body.error?.code).toBe('notYours');
    expect((await zhao.does(working, 'resume')).stateLabel).toBe('处置中');
    expect(actionsOf(await liang.sees(working))).toContain('answer');

    const waiting = await work.dispatched();
    await zhao.does(waiting, 'suspend', suspension);
    expect((await zhao.takes(waiting, 'resume')).body.error?.message).toContain('还没有接收');
    expect(actionsOf(await zhao.sees(waiting))).not.toContain('resume');
    expect((await zhao.does(waiting, 'resumeWaiting')).stateLabel).toBe('待接收');
    expect(actionsOf(await liang.sees(waiting))).toEqual(expect.arrayContaining(['accept', 'sendBack']));
    expect(actionsOf(await zhang.sees(waiting))).toContain('recall');
  });

  it('lets the clock resume it there too', async () => {
    const { liang, zhao } = work.people;
    const no = await work.dispatched();
    const suspended = await zhao.does(no, 'suspend', { days: 3, words: '等天气' });
    await passTime(town(), (suspended.events.at(-1)?.at ?? 0) + 3 * DAY);
    const resumed = await liang.sees(no);
    expect([resumed.stateLabel, resumed.events.at(-1)?.title]).toEqual([
      '待接收',
      expect.stringMatching(/^系统 恢复办理/),
    ]);
    expect((await liang.does(no, 'sendBack', { words: '不归我们' })).stateLabel).toBe('待派遣');
  });
};
