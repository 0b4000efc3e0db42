import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { phone } from '../../test/stubs/phone';
import { APPEAL, claimRow, claimView, json, refused } from '../ui/volunteer.testing';
import { Claim } from './Claim';
import { MyClaims } from './mine/MyClaims';

const missed = claimView({
  ...{ state: 'missed', stateLabel: '爽约', missLabel: '未到场', actions: [APPEAL] },
});
const REASON = '请说说原因';
const sheet = async () => (await screen.findAllByRole('button', { name: '申诉' }))[0] ?? document.body;

describe('my part in an activity', () => {
  it('is appealed against with a reason, and is then as the answer says', async () => {
    const appealed = { ...missed, state: 'appealed', stateLabel: '申诉中', actions: [] };
    phone.network = ({ method }) => json(200, method === 'POST' ? appealed : missed);
    render(<Claim id={31} />);
    await screen.findByText('记录：未到场');
    await userEvent.click(await screen.findByRole('button', { name: '申诉' }));
    await userEvent.click(await sheet());
    await screen.findByText('请写几个字，说清楚些');
    await userEvent.type(screen.getByLabelText(REASON), '当天在医院');
    await userEvent.click(await sheet());
    await screen.findByText('申诉中');
    expect(screen.queryByRole('button', { name: '申诉' })).toBeNull();
    expect(phone.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
    expect(phone.requests[1]?.data).toBe('{"form":{"words":"当天在医院"}}');
  });

  it('keeps what was written when the appeal is refused', async () => {
    phone.network = ({ method }) =>
      method === 'POST' ? refused(422, 'stepRefused', '只能申诉一次') : json(200, missed);
    render(<Claim id={31} />);
    await userEvent.click(await screen.findByRole('button', { name: '申诉' }));
    await userEvent.type(await screen.findByLabelText(REASON), '当天在医院');
    await userEvent.click(await sheet());
    await screen.findByText('只能申诉一次');
    expect(screen.getByLabelText(REASON)).toHaveValue('当天在医院');
  });

  it('answers a complaint, not with nothing, and shows the answer below it', async () => {
    const step = {
      seq: 1,
      at: 1,
      action: 'complain',
      title: '投诉',
      byUnit: '',
      byName: '',
      files: [],
      facts: [],
    };
    const complaint = { ...step, words: '来得晚了一个小时' };
    const REPLY = { action: 'reply', form: 'reason', label: '答复投诉', tone: 'plain' } as const;
    const served = claimView({
      ...{ state: 'served', stateLabel: '已完成', hours: 2, complaints: 1 },
      ...{ actions: [REPLY], steps: [complaint] },
    });
    const answer = { ...step, seq: 2, action: 'reply', title: '答复投诉', words: '路上堵车，下次提前出门' };
    phone.network = ({ method }) =>
      json(200, method === 'POST' ? { ...served, steps: [complaint, answer], actions: [] } : served);
    render(<Claim id={31} />);
    await screen.findByText('收到 1 次投诉');
    await screen.findByText('来得晚了一个小时');
    const reply = async () =>
      userEvent.click((await screen.findAllByRole('button', { name: '答复投诉' }))[0] ?? document.body);
    await reply();
    await reply();
    await screen.findByText('请写几个字，说清楚些');
    await userEvent.type(screen.getByLabelText(REASON), answer.words);
    await reply();
    await screen.findByText(answer.words);
    expect(screen.queryByRole('button', { name: '答复投诉' })).toBeNull();
    expect(phone.requests[1]?.url).toContain('/volunteer/claims/31/steps/reply');
    expect(phone.requests[1]?.data).toBe(`{"form":{"words":"${answer.words}"}}`);
  });

  it('says that a check-in read without a network is still to be looked at', async () => {
    phone.answers(200, claimView({ proofWaiting: true }));
    render(<Claim id={31} />);
    await screen.findByText(/离线签到等组织者核实/);
  });
});

describe('all my claims', () => {
  it('can be seen by how they stand, in the words of the server, with what can be done', async () => {
    phone.answers(200, {
      rows: [claimRow(), claimRow({ id: 2, stateLabel: '已完成', state: 'served', hours: 2, actions: [] })],
    });
    render(<MyClaims personId={7} />);
    await screen.findByText('可以：退出、签到');
    await userEvent.click(screen.getByRole('radio', { name: '已完成' }));
    expect(screen.queryByText('可以：退出、签到')).toBeNull();
    await userEvent.click(screen.getByText('2 小时'));
    expect(phone.visited).toEqual(['/claim/index?id=2']);
  });

  it('lead to the activities when there are none', async () => {
    phone.answers(200, { rows: [] });
    render(<MyClaims personId={7} />);
    await userEvent.click(await screen.findByRole('button', { name: '去看看' }));
    expect(phone.visited).toEqual(['/pages/service/index']);
  });
});
