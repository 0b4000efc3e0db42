import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ActivityRow, ClaimRow } from '@contract/volunteer/volunteer.api';
import { nextMonday } from '@shared/ui/time';
import { phone } from '../../../test/stubs/phone';
import { activityRow, claimRow, json, refused, WITHDRAW } from '../../ui/volunteer.testing';
import { Service } from './Service';

const HOUR = 3_600_000;
/** What recruits, what I claimed, and where I belong. */
function town(rows: ActivityRow[], claims: ClaimRow[] = []): void {
  phone.network = ({ url }) => {
    if (url.includes('/volunteer/claims')) return json(200, { rows: claims });
    if (url.includes('/volunteer/me'))
      return json(200, {
        volunteer: { community: { id: 3, name: '青禾社区' }, registered: [{ id: 4, name: '紫藤社区' }] },
      });
    return json(200, { rows });
  };
}
const titles = () =>
  screen
    .getAllByRole('button')
    .flatMap((each) => /^(.楼)，/.exec(each.getAttribute('aria-label') ?? '')?.[1] ?? []);
const row = (title: string, more: Partial<ActivityRow> = {}) =>
  activityRow({ id: title.charCodeAt(0), title, ...more });

describe('what may be claimed', () => {
  it('comes with the best match first and why, what I have claimed last, regular ones marked', async () => {
    town([
      row('乙楼', { match: { score: 40, reasons: [] } }),
      row('甲楼', { match: { score: 95, reasons: ['会水电维修', '住在本社区'] }, seriesId: 2 }),
      row('丙楼', {
        match: { score: 99, reasons: [] },
        claim: { id: 1, state: 'claimed', stateLabel: '已认领' },
      }),
    ]);
    render(<Service personId={7} />);
    await screen.findByText('适合您：会水电维修，住在本社区');
    expect(titles()).toEqual(['甲楼', '乙楼', '丙楼']);
    expect(screen.getAllByText('定期')).toHaveLength(1);
  });

  it('is ordered by distance once the phone has said where it is, and says so when it will not', async () => {
    town([
      row('乙楼', { place: { lng: 122.1, lat: 41.12 }, match: { score: 90, reasons: [] } }),
      row('甲楼', { match: { score: 40, reasons: [] } }),
    ]);
    render(<Service personId={7} />);
    await userEvent.click(await screen.findByRole('radio', { name: '离我近' }));
    await screen.findByText(/距您 10 米/);
    expect(titles()).toEqual(['甲楼', '乙楼']);
    phone.place = 'denied';
    jest.spyOn(console, 'warn').mockImplementationOnce(() => undefined);
    await userEvent.click(screen.getByRole('radio', { name: '离我近，已选' }));
    await screen.findByText('没有取得定位，先按合适程度排列');
  });

  it('can be this week’s only', async () => {
    const monday = nextMonday(Date.now());
    town([row('甲楼', { startsAt: monday - 1 }), row('乙楼', { startsAt: monday + HOUR })]);
    render(<Service personId={7} />);
    await userEvent.click(await screen.findByRole('radio', { name: '本周' }));
    expect(titles()).toEqual(['甲楼']);
  });

  it('can be of one of my communities, asked of the server', async () => {
    town([row('甲楼')]);
    render(<Service personId={7} />);
    await userEvent.click(await screen.findByRole('radio', { name: '我的社区' }));
    await userEvent.click(await screen.findByRole('radio', { name: '紫藤社区' }));
    await screen.findByRole('radio', { name: '紫藤社区，已选' });
    const asked = phone.requests.flatMap(({ url }) => /communityId=(\d+)/.exec(url)?.[1] ?? []);
    expect(asked).toEqual(['3', '4']);
  });

  it('asks whoever has not joined to join', async () => {
    town([row('甲楼', { match: undefined })]);
    render(<Service personId={7} />);
    await userEvent.click(await screen.findByRole('button', { name: '去登记' }));
    expect(phone.visited).toEqual(['/join/index']);
  });

  it('says why it could not load', async () => {
    phone.network = () => refused(503, 'busy', '系统繁忙，请稍后再试');
    render(<Service personId={7} />);
    await screen.findByText('系统繁忙，请稍后再试');
  });
});

describe('what I go to next', () => {
  const at = (hours: number) => ({
    startsAt: Date.now() + hours * HOUR,
    endsAt: Date.now() + (hours + 2) * HOUR,
  });
  const claim = (id: number, hours: number, more: Partial<ClaimRow> = {}) => {
    const base = claimRow();
    return { ...base, id, activity: { ...base.activity, ...at(hours), title: `第 ${id} 个` }, ...more };
  };

  it('is the earliest where I am expected, with the way in shortly before it', async () => {
    town([], [claim(1, 30), claim(2, 1), claim(3, 0.5, { actions: [WITHDRAW] })]);
    render(<Service personId={7} />);
    await screen.findByText('第 2 个');
    await userEvent.click(await screen.findByRole('button', { name: '扫码签到' }));
    expect(phone.visited).toEqual([`/checkin/index?way=in&title=${encodeURIComponent('第 2 个')}`]);
  });

  it('is not there when everything is over, and has no way in days before', async () => {
    town([], [claim(1, -5)]);
    const { unmount } = render(<Service personId={7} />);
    await screen.findByText('现在没有正在招募的活动');
    expect(screen.queryByText('第 1 个')).toBeNull();
    unmount();
    town([], [claim(2, 50)]);
    render(<Service personId={7} />);
    await screen.findByText('第 2 个');
    expect(screen.queryByRole('button', { name: '扫码签到' })).toBeNull();
  });
});
