import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CheckCodeView, ClaimView } from '@contract/volunteer/volunteer.api';
import { phone } from '../../test/stubs/phone';
import { Activities } from './Activities';
import { RosterClaim } from './claim/RosterClaim';
import { CodeScreen } from './code/CodeScreen';
import { Roster } from './roster/Roster';

const json = (statusCode: number, body: unknown) => ({ statusCode, data: JSON.stringify(body) });
const refused = (status: number, message: string) => json(status, { error: { code: 'x', message } });
const startsAt = Date.UTC(2026, 11, 5, 1);
const claim: ClaimView = {
  ...{ id: 31, state: 'missed', stateLabel: '爽约', name: '陈雨桐', claimedAt: startsAt, hours: 0 },
  activity: {
    ...{ id: 12, title: '楼道清洁', startsAt, endsAt: startsAt + 7_200_000, address: '社区门前' },
    community: { id: 3, name: '青禾社区' },
  },
  ...{ proofWaiting: false, complaints: 0, checks: [], steps: [] },
  actions: [{ action: 'correct', form: 'correction', label: '补录签到', tone: 'plain' }],
};

describe('a volunteer on the organiser’s phone', () => {
  it('is written down by hand with the hours of the activity and a reason, which is kept when it is refused', async () => {
    phone.network = ({ method }) => (method === 'GET' ? json(200, claim) : refused(503, '系统繁忙'));
    render(<RosterClaim id={31} />);
    await userEvent.click(await screen.findByRole('button', { name: '补录签到' }));
    const send = async () => {
      const [button] = await screen.findAllByRole('button', { name: '补录签到' });
      await userEvent.click(button ?? document.body);
    };
    await send();
    await screen.findByText(/请写明理由/);
    await userEvent.type(screen.getByLabelText('为什么补录签到'), '手机没电');
    await send();
    await screen.findByText('系统繁忙');
    await userEvent.click(screen.getByRole('button', { name: '关闭' }));
    await userEvent.click(await screen.findByRole('button', { name: '补录签到' }));
    expect(await screen.findByLabelText('为什么补录签到')).toHaveValue('手机没电');
    phone.network = () => json(200, { ...claim, stateLabel: '已签退', hours: 2, actions: [] });
    await send();
    await screen.findByText('陈雨桐 · 已签退');
    const form = { inAt: startsAt, outAt: startsAt + 7_200_000, words: '手机没电' };
    expect(JSON.parse(phone.requests.slice(-1)[0]?.data ?? '{}')).toEqual({ form });
  });
});

describe('an appeal on the organiser’s phone', () => {
  const appealed: ClaimView = {
    ...claim,
    ...{ state: 'appealed', stateLabel: '申诉中' },
    actions: [
      { action: 'excuse', form: 'reason', label: '谅解', tone: 'main' },
      { action: 'uphold', form: 'reason', label: '维持记录', tone: 'warn' },
    ],
  };

  it('is answered with a reason, not without one', async () => {
    phone.network = ({ method }) =>
      json(200, method === 'GET' ? appealed : { ...appealed, stateLabel: '已谅解', actions: [] });
    render(<RosterClaim id={31} />);
    await userEvent.click(await screen.findByRole('button', { name: '谅解' }));
    const [send] = await screen.findAllByRole('button', { name: '谅解' });
    await userEvent.click(send ?? document.body);
    await screen.findByText('请写几个字，说清楚些');
    await userEvent.type(screen.getByLabelText('请说说原因'), '有医院证明');
    await userEvent.click(send ?? document.body);
    await screen.findByText('“谅解”已办妥');
    expect(screen.getByText('陈雨桐 · 已谅解')).toBeInTheDocument();
    expect(phone.requests.slice(-1)[0]?.url).toContain('/volunteer/claims/31/steps/excuse');
  });
});

describe('a scan read without a network, on the organiser’s phone', () => {
  const waiting: ClaimView = {
    ...claim,
    ...{ state: 'present', stateLabel: '服务中', proofWaiting: true },
    checks: [{ way: 'in', at: startsAt, sourceLabel: '离线扫码，补传，待核实', metres: 12 }],
    actions: [
      { action: 'prove', form: 'words', label: '认可离线签到', tone: 'main' },
      { action: 'disprove', form: 'reason', label: '不认可离线签到', tone: 'warn' },
    ],
  };
  const judged = (label: string): ClaimView => ({
    ...waiting,
    ...{ proofWaiting: false, actions: [] },
    checks: [{ way: 'in', at: startsAt, sourceLabel: label, metres: 12 }],
  });
  const shown = async (answer: ClaimView) => {
    phone.network = ({ method }) => json(200, method === 'GET' ? waiting : answer);
    render(<RosterClaim id={31} />);
    await screen.findByText(/离线扫码，补传，待核实/);
  };
  const sheet = async (name: string) => (await screen.findAllByRole('button', { name }))[0] ?? document.body;
  const sent = () => phone.requests.slice(-1)[0];

  it('is accepted with or without a word, and is then as the answer says', async () => {
    await shown(judged('离线扫码，补传，已认可'));
    await userEvent.click(await screen.findByRole('button', { name: '认可离线签到' }));
    await userEvent.click(await sheet('认可离线签到'));
    await screen.findByText('“认可离线签到”已办妥');
    expect(screen.getByText(/已认可/)).toBeInTheDocument();
    expect(screen.queryByText(/等组织者核实/)).toBeNull();
    expect(sent()?.url).toContain('/volunteer/claims/31/steps/prove');
  });

  it('is refused only with a reason', async () => {
    await shown(judged('离线扫码，补传，未认可，不计时长'));
    await userEvent.click(await screen.findByRole('button', { name: '不认可离线签到' }));
    await userEvent.click(await sheet('不认可离线签到'));
    await screen.findByText('请写几个字，说清楚些');
    expect(sent()?.method).toBe('GET');
    await userEvent.type(screen.getByLabelText('请说说原因'), '当时不在现场');
    await userEvent.click(await sheet('不认可离线签到'));
    await screen.findByText(/未认可，不计时长/);
    expect(JSON.parse(sent()?.data ?? '{}')).toEqual({ form: { words: '当时不在现场' } });
  });
});

describe('hours that were counted wrongly, on the organiser’s phone', () => {
  it('are put right with the times and a reason, and a refusal is shown with what was written', async () => {
    const served: ClaimView = {
      ...claim,
      ...{ state: 'served', stateLabel: '已完成', hours: 2 },
      actions: [{ action: 'restate', form: 'correction', label: '更正时长', tone: 'plain' }],
    };
    const same = '更正后还是 2 小时，与原来一样，不用更正';
    phone.network = ({ method }) => (method === 'GET' ? json(200, served) : refused(409, same));
    render(<RosterClaim id={31} />);
    await userEvent.click(await screen.findByRole('button', { name: '更正时长' }));
    await userEvent.type(await screen.findByLabelText('为什么更正时长'), '多记了一小时');
    const send = async () => {
      const [button] = await screen.findAllByRole('button', { name: '更正时长' });
      await userEvent.click(button ?? document.body);
    };
    await send();
    await screen.findByText(same);
    expect(screen.getByLabelText('为什么更正时长')).toHaveValue('多记了一小时');
    phone.network = () => json(200, { ...served, hours: 1, actions: [] });
    await send();
    await screen.findByText('服务 1 小时');
    expect(phone.requests.slice(-1)[0]?.url).toContain('/volunteer/claims/31/steps/restate');
  });
});

describe('an activity on the organiser’s phone', () => {
  const activity = {
    ...{ id: 12, state: 'recruiting', stateLabel: '招募中', title: '楼道清洁', kind: 'environment' },
    ...{ kindLabel: '环境整治', community: claim.activity.community, address: '社区门前' },
    ...{ place: { lng: 122, lat: 41 }, startsAt, endsAt: startsAt + 7_200_000, claimUntil: startsAt },
    ...{ capacity: 8, taken: 1, waiting: 0, points: 0, audienceLabel: '全体志愿者', skills: [] },
    ...{ words: '请带手套', fence: 200, waitlist: 10, audience: 'everyone', orders: [], thanks: [] },
    ...{ claiming: { open: false, why: '' }, steps: [] },
    actions: [
      { action: 'amend', form: 'plan', label: '修改', tone: 'plain' },
      { action: 'begin', form: 'none', label: '开始', tone: 'main' },
    ],
  };

  it('has its roster and its steps but the plan, which is for the console; who comes is asked again after one', async () => {
    let rows = [claim];
    phone.network = ({ method, url }) => {
      if (url.includes('/claims')) return json(200, { rows });
      if (method === 'POST') rows = [{ ...claim, stateLabel: '已认领' }];
      return json(200, method === 'POST' ? { ...activity, stateLabel: '进行中', actions: [] } : activity);
    };
    render(<Roster id={12} />);
    await screen.findByText('可以：补录签到');
    expect(screen.queryByRole('button', { name: '修改' })).toBeNull();
    await userEvent.click(await screen.findByRole('button', { name: '开始' }));
    const [send] = await screen.findAllByRole('button', { name: '开始' });
    await userEvent.click(send ?? document.body);
    await screen.findByText('进行中 · 环境整治');
    await screen.findByText('已认领');
    await userEvent.click(screen.getByRole('button', { name: '出示签到码' }));
    expect(phone.visited).toEqual(['/activity/code/index?id=12']);
  });

  it('shows before settling who did not check out, and until when they count', async () => {
    const countedTo = startsAt + 5_400_000;
    const rows = [{ ...claim, stateLabel: '服务中', countedTo, actions: [] }];
    phone.network = ({ url }) => json(200, url.includes('/claims') ? { rows } : activity);
    render(<Roster id={12} />);
    await screen.findByText('没有签退，算到 10:30');
  });

  it('says why the list did not come, and keeps the code within reach', async () => {
    phone.network = ({ url }) => (url.includes('/claims') ? refused(503, '系统繁忙') : json(200, activity));
    render(<Roster id={12} />);
    await screen.findByText('系统繁忙');
    expect(screen.getByRole('button', { name: '出示签到码' })).toBeInTheDocument();
  });
});

describe('the activities of my communities', () => {
  it('says what is not there: any at all, or of the chosen state', async () => {
    phone.answers(200, { rows: [] });
    render(<Activities />);
    await screen.findByText('没有志愿活动');
    await userEvent.click(screen.getByRole('radio', { name: '已取消' }));
    await screen.findByText('没有已取消的活动');
    expect(screen.queryByText('没有志愿活动')).toBeNull();
    expect(phone.requests.slice(-1)[0]?.url).toContain('state=cancelled');
  });
});

describe('the code on the leader’s phone', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());
  const code = (text: string, left: number): CheckCodeView => ({
    ...{ text, until: 1_000_000 + left, now: 1_000_000, everyMs: 5_000, present: 3, left: 1, taken: 8 },
  });
  const later = (ms: number) => act(async () => void (await jest.advanceTimersByTimeAsync(ms)));
  const shown = () => document.querySelector('.qr__picture')?.getAttribute('style');

  it('changes when it runs out by the server’s clock, and tells who is there', async () => {
    phone.answers(200, code('V1.c.1.a', 3_000));
    render(<CodeScreen id={12} />);
    await later(0);
    expect(screen.getByText('应到').previousSibling).toHaveTextContent('8');
    const first = shown();
    expect(first).toContain('data:image/svg+xml');
    phone.answers(200, code('V1.c.2.b', 5_000));
    await later(2_900);
    expect(shown()).toBe(first);
    await later(200);
    expect(shown()).not.toBe(first);
  });

  it('is taken away when it is too old to be read and no newer one comes, and asks on', async () => {
    phone.answers(200, code('V1.c.1.a', 5_000));
    render(<CodeScreen id={12} />);
    await later(0);
    phone.fails('request:fail');
    await later(5_100);
    expect(screen.getByText(/正在重新取签到码/)).toBeInTheDocument();
    expect(shown()).toBeDefined();
    await later(8_000);
    expect(shown()).toBeUndefined();
    expect(screen.getByText('签到码已过期，等取到新的再让人扫')).toBeInTheDocument();
    phone.answers(200, code('V1.c.9.z', 5_000));
    await later(2_100);
    expect(shown()).toContain('data:image/svg+xml');
  });
});
