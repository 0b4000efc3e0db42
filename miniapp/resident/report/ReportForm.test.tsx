import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openSession } from '@shared/api/session';
import { phone, type Request } from '../../test/stubs/phone';
import { reportBox } from '../outbox/boxes';
import { reportDrafts, type ReportDraft } from '../outbox/report-draft';
import { ReportForm } from './ReportForm';

const ME = 7;
const PLACE = { lng: 122.07, lat: 41.12 };
const LAMP = {
  code: '100101',
  name: '路灯',
  group: '10',
  groupName: '公共设施',
  branch: '',
  unitId: 1,
  unitName: '路灯管理所',
  limit: '4h',
  nearbyMetres: 50,
  retired: false,
  questions: [{ code: 'lit', ask: '路灯怎样了？', kind: 'one', options: ['不亮', '倾斜'], required: true }],
};
const draft = (part: Partial<ReportDraft> = {}): ReportDraft => ({
  key: 'a'.repeat(32),
  text: '楼门口的路灯不亮',
  place: PLACE,
  address: '',
  answers: {},
  photos: [],
  hideName: false,
  ...part,
});

const json = (statusCode: number, body: unknown) => ({ statusCode, data: JSON.stringify(body) });
let report: (request: Request) => ReturnType<typeof json>;

function town(request: Request) {
  const { url } = request;
  if (url.endsWith('/cases')) return report(request);
  if (url.endsWith('/town'))
    return json(200, { name: '演示区', notice: '', centre: PLACE, ring: [], roads: [] });
  if (url.endsWith('/categories')) return json(200, { rows: [LAMP] });
  if (url.endsWith('/categories/suggest'))
    return json(200, { rows: [{ code: LAMP.code, name: LAMP.name, share: 1, because: ['路灯'] }] });
  if (url.includes('/locate'))
    return json(200, {
      grid: { id: 1, name: '第十网格' },
      community: { id: 2, name: '紫藤社区' },
      street: { id: 3, name: '星桥街道' },
      address: '翰林里附近',
    });
  return json(200, { rows: [] });
}

async function openForm() {
  // The town, the categories and the place answer within this.
  const opened = await act(async () => render(<ReportForm personId={ME} />));
  await act(async () => undefined);
  return opened;
}
const tapSend = () => userEvent.click(screen.getByRole('button', { name: '提交' }));
const sent = () => phone.requests.filter(({ url }) => url.endsWith('/cases'));

describe('the report form', () => {
  beforeEach(() => {
    reportBox.rows.set([]);
    reportDrafts.clear(ME);
    openSession({
      token: 't',
      expiresAt: 9,
      person: { id: ME, name: '李桂兰', phone: '', kind: 'resident', posts: [] },
    });
    phone.network = town;
    report = () => json(200, { no: '261123000009' });
  });

  it('refuses to send without words and place, says so at the fields, and asks the server nothing', async () => {
    await openForm();
    expect(screen.queryByText('请说说是什么情况，至少两个字')).toBeNull();
    await tapSend();
    expect(screen.getAllByText('请说说是什么情况，至少两个字').length).toBeGreaterThan(0);
    expect(screen.getByText('请先定位，或在地图上点一下，也可以写明具体地点')).toBeInTheDocument();
    expect(sent()).toEqual([]);
  });

  it('suggests a category from the words, then wants its question answered before sending', async () => {
    reportDrafts.put(ME, draft());
    await openForm();
    await userEvent.click(await screen.findByRole('radio', { name: '路灯' }));
    expect(screen.getByText('您提到了“路灯”')).toBeInTheDocument();
    await tapSend();
    expect(screen.getAllByText('请回答：路灯怎样了？').length).toBeGreaterThan(0);
    expect(sent()).toEqual([]);

    await userEvent.click(screen.getByRole('radio', { name: '不亮' }));
    await tapSend();
    await waitFor(() => expect(phone.visited).toEqual(['/progress/index?no=261123000009&new=1']));
    expect(JSON.parse(sent()[0]?.data ?? '')).toMatchObject({
      text: '楼门口的路灯不亮',
      categoryCode: LAMP.code,
      answers: { lit: '不亮' },
      place: PLACE,
    });
  });

  it('offers what is near by as soon as there is a place, before any category is chosen', async () => {
    const lamp = { no: '261123000001', text: '灯杆歪了', plain: '正在处理', categoryCode: LAMP.code };
    const near = { ...lamp, categoryName: LAMP.name, metres: 12, reportedAt: 1, mine: false, open: true };
    phone.network = (request) =>
      request.url.includes('/cases-nearby') ? json(200, { rows: [near] }) : town(request);
    reportDrafts.put(ME, draft({ place: undefined, address: '东门口' }));
    const { unmount } = await openForm();
    expect(phone.requests.some(({ url }) => url.includes('/cases-nearby'))).toBe(false);
    unmount();
    reportDrafts.put(ME, draft());
    await openForm();
    expect(await screen.findByText('附近有人报过，是不是同一件？')).toBeInTheDocument();
    expect(screen.getByText(/^路灯 · 12 米 · /)).toBeInTheDocument();
  });

  it('keeps what was written when the server refuses it, shows the reason, and tries again under a new key', async () => {
    reportDrafts.put(ME, draft());
    report = () =>
      json(422, { error: { code: 'contentRefused', message: '文字未通过内容安全检查，请修改后再提交' } });
    await openForm();
    await tapSend();
    expect(await screen.findByText('文字未通过内容安全检查，请修改后再提交')).toBeInTheDocument();
    expect(screen.getByDisplayValue('楼门口的路灯不亮')).toBeInTheDocument();
    expect(reportBox.rows.get()).toEqual([]);

    report = () => json(200, { no: '261123000010' });
    fireEvent.change(screen.getByDisplayValue('楼门口的路灯不亮'), { target: { value: '路灯坏了' } });
    await tapSend();
    await waitFor(() => expect(sent()).toHaveLength(2));
    const [first, second] = sent().map(({ header }) => header['Idempotency-Key']);
    expect(second).not.toBe(first);
  });

  it('keeps the draft on the phone at every change, and finds it again', async () => {
    const { unmount } = await openForm();
    const box = screen.getByPlaceholderText(/楼门口的路灯/);
    fireEvent.change(box, { target: { value: '井盖松了' } });
    unmount();
    expect(phone.storage.get('one-net:resident:drafts')).toMatchObject({ [ME]: { text: '井盖松了' } });
    await openForm();
    expect(screen.getByDisplayValue('井盖松了')).toBeInTheDocument();
  });
});
