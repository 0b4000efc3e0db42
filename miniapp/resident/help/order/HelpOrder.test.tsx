import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { OrderView } from '@contract/volunteer/volunteer.api';
import { phone, type Request } from '../../../test/stubs/phone';
import { HelpOrder } from './HelpOrder';

const AT = 1_795_000_000_000;
const view = (more: Partial<OrderView> = {}): OrderView => ({
  ...{ id: 12, state: 'served', stateLabel: '待确认', plain: '服务已完成，请您确认并评价' },
  ...{ kind: 'care', kindLabel: '照护帮扶', words: '想请人上门理发', address: '3 号楼 501' },
  ...{ community: { id: 31, name: '青禾社区' }, wantedFrom: AT, wantedTo: AT + 3_600_000 },
  ...{ forNeighbour: true, orderedAt: AT, contact: { name: '赵秀英', phone: '13912345678' } },
  activity: { id: 4, title: '为老人理发', stateLabel: '已结束', startsAt: AT, endsAt: AT + 7_200_000 },
  helpers: [
    {
      ...{ claimId: 8, name: '陈*' },
      actions: [{ action: 'complain', label: '投诉', form: 'reason', tone: 'warn' }],
    },
  ],
  actions: [
    { action: 'confirm', label: '确认并评价', form: 'rating', tone: 'main' },
    { action: 'reject', label: '没有办成', form: 'reason', tone: 'warn' },
  ],
  steps: [
    {
      ...{ seq: 1, at: AT, action: 'ordered', title: '点单', byUnit: '', byName: '', words: '' },
      files: [],
      facts: [],
    },
  ],
  ...more,
});
const json = (statusCode: number, body: unknown) => ({ statusCode, data: JSON.stringify(body) });
const inSheet = (name: string): HTMLElement =>
  screen.getAllByRole('button', { name }).find((each) => each.closest('.sheet')) ?? document.body;
const taken = (): Request[] => phone.requests.filter(({ method }) => method === 'POST');

describe('an order for help', () => {
  let steps: (request: Request) => ReturnType<typeof json>;
  beforeEach(() => {
    phone.network = (request) => {
      if (request.method === 'POST') return steps(request);
      return request.url.includes('/volunteer/orders/')
        ? json(200, view())
        : json(200, { rows: [], roads: [], ring: [] });
    };
  });

  it('says in plain words where it stands and who came, as the server names them', async () => {
    render(<HelpOrder id={12} arrival="new" />);
    await screen.findByText('服务已完成，请您确认并评价');
    for (const words of ['由青禾社区安排', '陈*', '赵秀英，13912345678', /已点单。社区受理/])
      expect(screen.getByText(words)).toBeInTheDocument();
  });

  it('asks for a level before it confirms, then shows the new view without asking again', async () => {
    steps = () => json(200, view({ plain: '您已确认', actions: [], rating: 5 }));
    render(<HelpOrder id={12} />);
    fireEvent.click(await screen.findByRole('button', { name: '确认并评价' }));
    fireEvent.click(inSheet('确认并评价'));
    expect(screen.getByText('请选一个满意程度')).toBeInTheDocument();
    expect(taken()).toEqual([]);
    fireEvent.click(screen.getByRole('radio', { name: '非常满意' }));
    fireEvent.change(screen.getByLabelText(/感谢的话/), { target: { value: '谢谢你们' } });
    fireEvent.click(inSheet('确认并评价'));
    await screen.findByText('“确认并评价”已办妥');
    expect(screen.getByText('您的评价：非常满意')).toBeInTheDocument();
    expect(JSON.parse(taken()[0]?.data ?? '')).toEqual({ form: { level: 5, words: '谢谢你们', files: [] } });
    expect(phone.requests.filter(({ url }) => url.endsWith('/volunteer/orders/12'))).toHaveLength(1);
  });

  it('complains about one helper, and draws what the server then allows for that one', async () => {
    steps = () => json(200, { id: 8, name: '陈*', actions: [] });
    render(<HelpOrder id={12} />);
    fireEvent.click(await screen.findByRole('button', { name: '投诉陈*' }));
    fireEvent.change(screen.getByLabelText('请说说原因'), { target: { value: '迟到了一个小时' } });
    fireEvent.click(screen.getByRole('button', { name: '投诉' }));
    await screen.findByText('已投诉陈*，社区会核实处理');
    expect(taken()[0]?.url).toContain('/volunteer/claims/8/steps/complain');
    expect(screen.queryByRole('button', { name: '投诉陈*' })).toBeNull();
  });

  it('says why a step was refused, and has what was typed when it is opened again', async () => {
    steps = () =>
      json(409, { error: { code: 'stepRefused', message: '这一单现为“已评价”，不能“没有办成”' } });
    render(<HelpOrder id={12} />);
    const open = async () => fireEvent.click(await screen.findByRole('button', { name: '没有办成' }));
    await open();
    fireEvent.change(screen.getByLabelText('请说说原因'), { target: { value: '没有人来' } });
    fireEvent.click(inSheet('没有办成'));
    await screen.findByText('这一单现为“已评价”，不能“没有办成”');
    fireEvent.click(screen.getByRole('button', { name: '关闭' }));
    await waitFor(() => expect(screen.queryByLabelText('请说说原因')).toBeNull());
    await open();
    expect(screen.getByLabelText('请说说原因')).toHaveValue('没有人来');
  });
});
