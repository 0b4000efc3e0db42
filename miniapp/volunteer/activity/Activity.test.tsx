import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ActivityView } from '@contract/volunteer/volunteer.api';
import { phone, type Request } from '../../test/stubs/phone';
import { activityView, claimView, json, refused, WITHDRAW } from '../ui/volunteer.testing';
import { Activity } from './Activity';

const button = (name: string) => screen.findByRole('button', { name });
const asked = () => phone.requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`);
/** The server: the activity, and what everything else is answered. */
const town = (view: ActivityView, other: (request: Request) => ReturnType<typeof json>) => {
  phone.network = (request) => {
    if (request.url.includes('/api/town')) return refused(503, 'busy', '忙');
    return request.method === 'GET' && request.url.endsWith('/activities/12')
      ? json(200, view)
      : other(request);
  };
};

describe('an activity', () => {
  it('is claimed, shows my part from the answer, and how many places are then left', async () => {
    town(activityView(), () => {
      town(activityView({ taken: 7 }), () => json(500, {}));
      return json(200, claimView());
    });
    render(<Activity id={12} />);
    await screen.findByText('适合您：住在本社区');
    await userEvent.click(await button('认领'));
    await button('我：已认领');
    await button('签到');
    await screen.findByText('已认领 7 / 8 人');
    expect(screen.queryByRole('button', { name: '认领' })).toBeNull();
    expect(asked().filter((each) => each !== 'GET /api/town')).toEqual([
      'GET /api/volunteer/activities/12',
      'POST /api/volunteer/activities/12/claims',
      'GET /api/volunteer/activities/12',
    ]);
  });

  it('that is full offers the waiting list, and tells the place in it', async () => {
    const full = { open: true, why: '名额已满，可候补（前面 2 人）' };
    const waiting = claimView({ state: 'waiting', stateLabel: '候补', queue: 3, actions: [WITHDRAW] });
    town(activityView({ taken: 8, waiting: 2, claiming: full }), () => json(200, waiting));
    render(<Activity id={12} />);
    await screen.findByText('已认领 8 / 8 人，候补 2 人');
    await userEvent.click(await button('排候补'));
    await screen.findByText(/候补第 3 位/);
  });

  it('says why it cannot be claimed, and draws no button for it', async () => {
    town(activityView({ claiming: { open: false, why: '须满 18 岁' } }), () => json(500, {}));
    render(<Activity id={12} />);
    await screen.findByText('须满 18 岁');
    expect(screen.queryByRole('button', { name: '认领' })).toBeNull();
  });

  it('leads whoever has not joined to joining', async () => {
    const view = activityView({ match: undefined, claiming: { open: false, why: '请先登记成为志愿者' } });
    town(view, () => json(500, {}));
    render(<Activity id={12} />);
    await userEvent.click(await button('登记成为志愿者'));
    expect(phone.visited).toEqual(['/join/index']);
  });

  it('shows the refusal of a claim that came too late, and the places as they are now', async () => {
    const full = activityView({ taken: 8, waiting: 10, claiming: { open: false, why: '名额和候补都已满' } });
    town(activityView(), () => {
      town(full, () => json(500, {}));
      return refused(409, 'activityFull', '名额和候补都已满，请看看其他活动');
    });
    render(<Activity id={12} />);
    await userEvent.click(await button('认领'));
    await screen.findByText('名额和候补都已满，请看看其他活动');
    await screen.findByText('已认领 8 / 8 人，候补 10 人');
  });

  it('withdraws with words of one’s own, which are kept when it is refused', async () => {
    const mine = { id: 31, state: 'claimed', stateLabel: '已认领' } as const;
    town(activityView({ claim: mine }), ({ method }) =>
      method === 'GET' ? json(200, claimView()) : refused(422, 'stepRefused', '离开始不到 12 小时'),
    );
    render(<Activity id={12} />);
    await userEvent.click(await button('退出'));
    await userEvent.type(await screen.findByLabelText('想说的话（可以不写）'), '孩子病了');
    // The sheet's own button stands before the page's.
    const [send] = await screen.findAllByRole('button', { name: '退出' });
    await userEvent.click(send ?? document.body);
    await screen.findByText('离开始不到 12 小时');
    expect(screen.getByLabelText('想说的话（可以不写）')).toHaveValue('孩子病了');
  });
});
