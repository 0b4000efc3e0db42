import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CertificateView, RecordView } from '@contract/volunteer/volunteer.api';
import { phone } from '../../test/stubs/phone';
import { MyService } from '../pages/me/MyService';
import { json, refused } from '../ui/volunteer.testing';
import { Certificates } from './certificates/Certificates';
import { Record } from './Record';

const community = { id: 3, name: '青禾社区' };
const record: RecordView = {
  volunteer: {
    ...{ no: '202600000014', name: '陈雨桐', skills: [], joinedAt: Date.UTC(2026, 8, 20), registered: [] },
  },
  ...{ hours: 10, activities: 4, trainingHours: 1.5, complaints: 1, misses: 3, rating: 4.5, ratings: 2 },
  trainings: [{ title: '急救入门', at: Date.UTC(2026, 9, 1), hours: 1.5, unit: community }],
  restrictedUntil: Date.UTC(2026, 11, 24, 1),
  services: [
    { claimId: 31, title: '上门量血压', community, at: Date.UTC(2026, 9, 18), hours: 3, points: 20 },
  ],
};
const issued: CertificateView = {
  ...{ code: 'DZB9ZZ5VTQE5', no: '202600000014', name: '陈雨桐', from: 0, to: 1, hours: 10, activities: 4 },
  ...{ issuedAt: Date.UTC(2026, 10, 29), issuer: '区', pdf: '/api/x/pdf', verify: '/api/x' },
};

describe('the record after MZ/T 061', () => {
  it('tells number, hours, training, ratings, complaints, misses and what follows from them', async () => {
    phone.answers(200, { record });
    render(<Record personId={7} />);
    await screen.findByText('202600000014');
    for (const words of [
      '10 小时，4 次',
      '平均 4.5 分，共 2 次（满分 5 分）',
      '1 次',
      '急救入门',
      '2026年9月20日',
    ])
      expect(screen.getByText(words)).toBeInTheDocument();
    expect(screen.getByText('最近 90 天爽约 3 次，12月24日 09:00 前暂停认领')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '上门量血压' }));
    expect(phone.visited).toEqual(['/claim/index?id=31']);
  });

  it('leads whoever has none to joining', async () => {
    phone.answers(200, {});
    render(<Record personId={7} />);
    await userEvent.click(await screen.findByRole('button', { name: '去登记' }));
    expect(phone.visited).toEqual(['/join/index']);
  });
});

describe('the personal centre', () => {
  it('has hours and number at the top, and can still be used where they did not come', async () => {
    phone.answers(200, { record });
    const { unmount } = render(<MyService personId={7} />);
    await screen.findByText('志愿者编号 202600000014');
    unmount();
    phone.network = () => refused(503, 'busy', '系统繁忙，请稍后再试');
    render(<MyService personId={7} />);
    await screen.findByText('系统繁忙，请稍后再试');
    await userEvent.click(screen.getByRole('button', { name: '我的认领' }));
    await userEvent.click(screen.getByRole('button', { name: '积分商城' }));
    expect(phone.visited).toEqual(['/claim/mine/index', '/shop/index']);
  });
});

describe('a certificate', () => {
  const town = (answer: () => ReturnType<typeof json>) => {
    phone.network = ({ method, url }) => {
      if (method === 'POST') return answer();
      return json(200, url.includes('/me') ? { volunteer: record.volunteer } : { rows: [] });
    };
  };

  it('is asked for, and stands at the top with its code', async () => {
    town(() => json(200, issued));
    render(<Certificates personId={7} />);
    await userEvent.click(await screen.findByRole('radio', { name: '登记以来' }));
    await userEvent.click(screen.getByRole('button', { name: '开证明' }));
    await screen.findByText('查验编码 DZB9ZZ5VTQE5');
    const asked = phone.requests.find(({ method }) => method === 'POST')?.data ?? '{}';
    expect(JSON.parse(asked)).toMatchObject({ from: Date.UTC(2026, 8, 19, 16) });
  });

  it('that states hours which were put right since says so, and is neither opened nor passed on', async () => {
    const old = { ...issued, supersededAt: Date.UTC(2026, 10, 20) };
    phone.network = ({ url }) =>
      json(200, url.includes('/me') ? { volunteer: record.volunteer } : { rows: [old] });
    render(<Certificates personId={7} />);
    await screen.findByText(/服务时长有更正，这份不再作准，请另开一份/);
    expect(screen.queryByRole('button', { name: '打开 PDF' })).toBeNull();
    expect(screen.queryByRole('button', { name: '复制编码' })).toBeNull();
  });

  it('is refused where nothing was served, and not asked for without its days', async () => {
    town(() => refused(422, 'certificateEmpty', '这段时间里没有服务记录，不能开证明'));
    render(<Certificates personId={7} />);
    await userEvent.click(await screen.findByRole('button', { name: '开证明' }));
    await screen.findByText('这段时间里没有服务记录，不能开证明');
    await userEvent.click(screen.getByRole('radio', { name: '自己选' }));
    await userEvent.click(screen.getByRole('button', { name: '开证明' }));
    await screen.findByText('请选择从哪天到哪天');
    expect(phone.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});
