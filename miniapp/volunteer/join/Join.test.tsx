import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { VolunteerView } from '@contract/volunteer/volunteer.api';
import { phone } from '../../test/stubs/phone';
import { json, refused } from '../ui/volunteer.testing';
import { Join } from './Join';

const volunteer: VolunteerView = {
  ...{ no: '202600000014', name: '陈雨桐', skills: [{ skill: 'law', label: '法律' }], birthYear: 1990 },
  ...{ community: { id: 3, name: '青禾社区' }, joinedAt: 1_795_000_000_000, registered: [] },
};
const button = (name: string) => screen.findByRole('button', { name });

describe('joining', () => {
  it('asks for the plain agreement first, and sends what was said and no more', async () => {
    phone.network = ({ method, url }) => {
      if (url.includes('/units'))
        return json(200, {
          rows: [
            { id: 3, name: '青禾社区' },
            { id: 4, name: '紫藤社区' },
          ],
        });
      return json(200, method === 'PUT' ? volunteer : {});
    };
    render(<Join personId={7} />);
    await userEvent.click(await screen.findByRole('switch', { name: '法律' }));
    await userEvent.click(await button('社区：请选择'));
    await userEvent.type(await screen.findByLabelText('社区名'), '青禾');
    await userEvent.click(await screen.findByRole('radio', { name: '青禾社区' }));
    await userEvent.click(await button('登记成为志愿者'));
    await screen.findByText('请先读一读志愿者约定，打开“我愿意”');
    await userEvent.click(screen.getByRole('switch', { name: '我愿意，已关闭' }));
    await userEvent.click(await button('登记成为志愿者'));
    expect(phone.requests.find(({ method }) => method === 'PUT')?.data).toBe(
      '{"skills":["law"],"communityId":3}',
    );
    expect(phone.visited).toEqual(['back']);
  });

  it('begins with what was said before, and says what is wrong without losing it', async () => {
    phone.network = ({ method }) =>
      method === 'PUT' ? refused(503, 'busy', '系统繁忙，请稍后再试') : json(200, { volunteer });
    render(<Join personId={7} />);
    const year = await screen.findByLabelText('出生年份');
    expect(year).toHaveValue(1990);
    await userEvent.clear(year);
    await userEvent.type(year, '90');
    await userEvent.click(await button('保存'));
    await screen.findByText(/出生年份是四位数字/);
    await userEvent.clear(year);
    await userEvent.click(await button('保存'));
    await screen.findByText('系统繁忙，请稍后再试');
    expect(screen.getByRole('switch', { name: '法律，已选' })).toBeInTheDocument();
    expect(phone.requests.slice(-1)[0]?.data).toBe('{"skills":["law"],"communityId":3}');
  });
});
