import { DEMO_PASSWORD, LAMP, LAMP_PLACE, type Person, type Story } from '../build';
import { passTime } from '../casework';
import { APPIDS, TEMPLATES } from '../support/application';

/** The whole life of a case, over HTTP. */
export const reportToRating: Story = (town) => {
  let li: Person, wang: Person, zhang: Person, liang: Person, sun: Person, lin: Person, zhao: Person;
  let lighting: number;

  beforeAll(async () => {
    li = await town().resident('li-guilan');
    [wang, zhang, liang, sun, lin, zhao] = (await Promise.all(
      ['wang', 'zhang', 'liang', 'sun', 'lin', 'zhao'].map((account) => town().staff(account)),
    )) as [Person, Person, Person, Person, Person, Person];
    const { body } = await zhang.get<{ rows: { id: number; name: string }[] }>('/units/handlers');
    lighting = body.rows.find((unit) => unit.name.includes('路灯'))?.id ?? 0;
  });

  const dispatched = async (text = '文昌路路灯不亮'): Promise<string> => {
    const no = await li.reports(text);
    await wang.does(no, 'file');
    await zhang.does(no, 'dispatch', { unitId: lighting });
    return no;
  };
  const answered = async (): Promise<string> => {
    const no = await dispatched();
    await liang.does(no, 'accept');
    await liang.does(no, 'answer', { ending: 'solved', words: '已更换灯泡', files: [await liang.photo()] });
    return no;
  };

  it('carries one broken lamp from the phone to a rated ending', async () => {
    const no = await li.reports('楼下路灯坏了三天', { files: [await li.photo()] });
    await wang.does(no, 'file');
    await zhang.does(no, 'dispatch', { unitId: lighting, words: '请尽快修复' });
    await liang.does(no, 'accept');
    await liang.does(no, 'answer', { ending: 'solved', words: '已更换灯泡', files: [await liang.photo()] });
    await sun.does(no, 'pass', { words: '现场已亮' });
    const ended = await li.does(no, 'rate', { level: 5, words: '很快' });
    expect(ended.events.map((event) => event.action)).toEqual([
      'reported',
      'file',
      'dispatch',
      'accept',
      'answer',
      'pass',
      'rate',
    ]);
    expect(ended).toMatchObject({
      stateLabel: '已评价',
      rating: 5,
      endingLabel: '解决',
      afterFiles: [{ kind: 'photo' }],
    });
    expect(ended.holds.map((hold) => hold.unit.name)).toEqual([
      expect.stringContaining('中心'),
      expect.stringContaining('路灯'),
      expect.stringContaining('网格'),
    ]);
    expect((await li.get<{ ok: boolean; events: number }>(`/cases/${no}/proof`)).body).toMatchObject({
      ok: true,
      events: 7,
    });
  });

  it('does not let a resident dispatch, nor a neighbour look', async () => {
    const no = await li.reports('路灯又不亮了');
    expect((await li.takes(no, 'dispatch', { unitId: lighting })).body.error?.code).toBe('notYours');
    const chen = await town().resident('chen-yutong');
    expect((await chen.get(`/cases/${no}`)).status).toBe(404);
    expect((await town().stranger.get(`/cases/${no}`)).status).toBe(401);
  });

  it('tells the slower of two what the faster one did', async () => {
    const no = await dispatched();
    const { seen } = await liang.sees(no);
    await liang.does(no, 'accept');
    const slower = await liang.takes(no, 'sendBack', { words: '不归我们' }, seen);
    expect(slower).toMatchObject({ status: 409, body: { error: { code: 'caseMoved' } } });
    expect(slower.body.error?.message).toMatch(/路灯.*梁志强于.*接收/);
  });

  it('puts what is to be looked at on the inspectors’ lists, and nobody else’s work', async () => {
    const he = await town().staff('he');
    const fresh = await li.reports('路灯还没修');
    const done = await answered();
    for (const inspector of [he, sun]) {
      const { body } = await inspector.get<{ rows: { no: string }[]; total: number }>(
        '/cases?scope=todo&size=100',
      );
      const numbers = body.rows.map((row) => row.no);
      expect([numbers.includes(done), numbers.includes(fresh)]).toEqual([true, false]);
      expect(body.total).toBe(numbers.length);
    }
  });

  it('answers a double tap once', async () => {
    const body = { text: '路灯不亮，点了两下', place: LAMP_PLACE, ...LAMP };
    const [one, two] = await Promise.all([
      li.post('/cases', body, 'double-tap-1'),
      li.post('/cases', body, 'double-tap-1'),
    ]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(one.body.no).toBe(two.body.no);
    expect((await li.post('/cases', { ...body, text: '另一件' }, 'double-tap-1')).body.error?.code).toBe(
      'keyReused',
    );
  });

  it('answers a step sent again with what stands, not with what it would have written', async () => {
    const no = await dispatched();
    const note = { form: { words: '已联系上报人' } };
    const first = await liang.post(`/cases/${no}/steps/note`, note, 'note-again-1');
    const again = await liang.post(`/cases/${no}/steps/note`, note, 'note-again-1');
    expect(again.body.events).toEqual(first.body.events);
    expect(again.body.seen).toBe(first.body.seen);
  });

  it('brings the third return before a leader, whose word is final', async () => {
    const no = await dispatched();
    for (const round of [1, 2, 3]) {
      const after = await liang.does(no, 'sendBack', { words: `第 ${round} 次：不归我们管` });
      if (round < 3) await zhang.does(no, 'dispatch', { unitId: lighting });
      else expect(after.stateLabel).toBe('待裁定');
    }
    await lin.does(no, 'arbitrate', { unitId: lighting, words: '由路灯所办理' });
    expect((await liang.takes(no, 'sendBack', { words: '还是不归' })).body.error).toMatchObject({
      code: 'stepRefused',
      message: expect.stringContaining('裁定'),
    });
  });

  it('reopens what a resident is not satisfied with, and lets it be rated anew', async () => {
    const no = await answered();
    await sun.does(no, 'pass', { words: '已亮' });
    const reopened = await li.does(no, 'rate', { level: 1, words: '晚上又灭了' });
    expect(reopened.stateLabel).toBe('整改中');
    expect(reopened.events.slice(-2).map((event) => event.action)).toEqual(['rate', 'reopen']);
    await liang.does(no, 'answer', { ending: 'solved', words: '线路已更换' });
    await sun.does(no, 'pass', { words: '连续两晚正常' });
    await wang.does(no, 'callBack', { reached: true, words: '居民表示满意' });
    expect((await li.does(no, 'rate', { level: 4 })).stateLabel).toBe('已评价');
  });

  it('counts an ending nobody rated as unrated, never as satisfied', async () => {
    const no = await answered();
    const closed = await sun.does(no, 'pass', { words: '已亮' });
    await passTime(town(), closed.dueAt ?? 0);
    expect(await li.sees(no)).toMatchObject({ stateLabel: '未评价' });
    expect((await li.sees(no)).rating).toBeUndefined();
  });

  it('tells the handler of a new task in WeChat, where his account is bound to it', async () => {
    const { wechat, request } = town();
    const code = wechat.codeFor('liang-at-work', APPIDS.command);
    await request
      .post('/api/session/staff')
      .send({ account: 'liang', password: DEMO_PASSWORD, program: 'command', code })
      .expect(200);
    // News of earlier cases may still be under way to him, each taking one consent.
    wechat.accept(wechat.people.openid('liang-at-work', APPIDS.command), TEMPLATES.task, 100);
    const no = await dispatched('站前路灯不亮');
    const toLiang = () => wechat.sent.find(({ page }) => page === `task/index?no=${no}`);
    for (let tries = 0; tries < 100 && !toLiang(); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(toLiang()).toMatchObject({ templateId: TEMPLATES.task });
  });

  it('stops the clock while suspended and goes on by itself when the time is over', async () => {
    const no = await dispatched();
    await liang.does(no, 'accept');
    expect((await liang.takes(no, 'suspend', { days: 3, words: '等配件' })).body.error?.code).toBe(
      'notYours',
    );
    const suspended = await zhao.does(no, 'suspend', { days: 3, words: '等配件' });
    expect(suspended.dueAt).toBeUndefined();
    await passTime(town(), (suspended.events.at(-1)?.at ?? 0) + 3 * 86_400_000);
    const resumed = await liang.sees(no);
    expect(resumed).toMatchObject({ stateLabel: '处置中' });
    expect(resumed.events.at(-1)?.title).toBe('系统 恢复办理');
  });

  it('grants more time only by the shift leader', async () => {
    const no = await dispatched();
    await liang.does(no, 'accept');
    const asked = await liang.does(no, 'askExtension', { days: 3, words: '需采购灯杆' });
    expect((await zhang.takes(no, 'grant')).body.error?.code).toBe('notYours');
    const granted = await zhao.does(no, 'grant', { words: '同意' });
    expect(granted.dueAt ?? 0).toBeGreaterThan(asked.dueAt ?? 0);
  });

  it('takes a declined report through an appeal, once', async () => {
    const no = await li.reports('希望路灯换成暖光');
    await wang.does(no, 'decline', { words: '属个人偏好，不予受理' });
    await li.does(no, 'appeal', { words: '冷光刺眼，老人看不清路' });
    await zhao.does(no, 'uphold', { words: '复核后维持' });
    expect((await li.takes(no, 'appeal', { words: '再申诉' })).body.error).toMatchObject({
      code: 'stepRefused',
      message: expect.stringContaining('只能申诉一次'),
    });
  });

  it('merges two of the same, and takes them apart again', async () => {
    const chen = await town().resident('chen-yutong');
    const first = await answered();
    const target = await dispatched('小区门口路灯不亮');
    const second = await chen.reports('门口的灯坏了');
    expect((await wang.takes(second, 'merge', { into: second })).body.error?.code).toBe('mergeLoop');
    await wang.does(second, 'merge', { into: target });
    expect(await chen.sees(target)).toMatchObject({ mine: true });
    expect((await wang.sees(target)).merged).toEqual([second]);
    await zhang.does(second, 'unmerge', { words: '不是同一盏' });
    expect((await wang.sees(second)).stateLabel).toBe('待派遣');
    expect(await wang.sees(target)).toMatchObject({ merged: [], joined: 0 });
    expect((await chen.get(`/cases/${target}`)).status).toBe(404);
    expect(await chen.sees(second)).toMatchObject({ mine: true });
    expect(first).not.toBe(target);
  });

  it('takes back with a merge only who came with it: not who joined, nor who came with another merge too', async () => {
    const [chen, liu] = [await town().resident('chen-yutong'), await town().resident('liu-of-the-east-gate')];
    const target = await dispatched('东门路灯不亮');
    const [byChen, alsoByChen] = [await chen.reports('东门灯坏'), await chen.reports('东门的灯还是坏的')];
    const byLiu = await liu.reports('东门没有灯');
    await liu.does(target, 'join');
    for (const no of [byChen, alsoByChen, byLiu]) await wang.does(no, 'merge', { into: target });
    expect((await wang.sees(target)).joined).toBe(2);

    await zhang.does(byLiu, 'unmerge', { words: '是另一盏' });
    expect(await liu.sees(target)).toMatchObject({ mine: true, joined: 2 });
    await zhang.does(byChen, 'unmerge', { words: '是另一盏' });
    expect(await chen.sees(target)).toMatchObject({ mine: true, joined: 2 });
    await zhang.does(alsoByChen, 'unmerge', { words: '是另一盏' });
    expect((await chen.get(`/cases/${target}`)).status).toBe(404);
    expect(await li.sees(target)).toMatchObject({ mine: true, joined: 1 });
  });

  it('takes them back from the whole chain when what they were merged into was merged itself', async () => {
    const chen = await town().resident('chen-yutong');
    const last = await dispatched('西门路灯不亮');
    const middle = await li.reports('西门灯坏');
    const first = await chen.reports('西门的灯坏了');
    await wang.does(first, 'merge', { into: middle });
    await wang.does(middle, 'merge', { into: last });
    expect(await chen.sees(last)).toMatchObject({ mine: true, joined: 1 });
    await zhang.does(first, 'unmerge', { words: '是另一盏' });
    for (const no of [middle, last]) expect((await chen.get(`/cases/${no}`)).status).toBe(404);
    expect([(await li.sees(middle)).joined, (await li.sees(last)).joined]).toEqual([0, 0]);
  });

  it('lets a neighbour join instead of reporting again', async () => {
    const chen = await town().resident('chen-yutong');
    const no = await dispatched('广场路灯不亮');
    const near = await chen.get<{ rows: { no: string; mine: boolean }[] }>(
      '/cases-nearby?lng=122.07&lat=41.12&categoryCode=100118',
    );
    expect(near.body.rows.map((row) => row.no)).toContain(no);
    const joined = await chen.does(no, 'join');
    expect(joined).toMatchObject({ joined: 1, reporterName: '匿名' });
    expect((await chen.takes(no, 'join')).body.error?.code).toBe('notYours');
    await liang.does(no, 'accept');
    await liang.does(no, 'answer', { ending: 'solved', words: '修好了' });
    await sun.does(no, 'pass', { words: '亮了' });
    await li.does(no, 'rate', { level: 5 });
    expect((await chen.does(no, 'rateToo', { level: 4 })).rating).toBe(4);
  });

  it('hides the name from the handler where the reporter wishes, and masks it anyway', async () => {
    const hidden = await li.reports('路灯不亮，不想让人知道是我', { hideName: true });
    await wang.does(hidden, 'file');
    await zhang.does(hidden, 'dispatch', { unitId: lighting });
    const seen = await liang.sees(hidden);
    expect(seen).toMatchObject({ reporterName: '匿名', reporterPhone: '' });
    expect(JSON.stringify(seen)).not.toContain('李桂兰');
    expect((await liang.sees(await dispatched())).reporterName).toMatch(/^李\*$/);
  });

  it('reports upward what is not ours: to the city and back', async () => {
    const no = await answeredAs('notOurs');
    await zhang.does(no, 'handOver', { words: '属市级管理' });
    await zhang.does(no, 'reportToCity', { words: '国道路灯，请市级处理' });
    expect((await li.sees(no)).holder?.name).toContain('市');
    await zhang.does(no, 'cityAnswer', { ending: 'solved', words: '市公路中心已修复' });
    expect((await sun.does(no, 'pass', { words: '已亮' })).stateLabel).toBe('待评价');
  });

  it('lets a leader supervise in one tap and the unit respond', async () => {
    const no = await dispatched();
    expect((await lin.does(no, 'supervise', { words: '今晚必须亮' })).supervised).toBe(true);
    expect((await li.sees(no)).events.at(-1)).toMatchObject({ action: 'supervise', words: '' });
    expect((await liang.does(no, 'respond', { words: '抢修队已出发' })).supervised).toBe(false);
  });

  const answeredAs = async (ending: string): Promise<string> => {
    const no = await dispatched();
    await liang.does(no, 'accept');
    await liang.does(no, 'answer', { ending, words: '如实反馈' });
    return no;
  };
};
