import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  BranchView,
  ContactView,
  MeetingRow,
  MeetingView,
  MembershipTransferView,
  PartyMineView,
} from '@contract/party/party-life.api';
import type { RegistrationView } from '@contract/staff/party.api';
import { phone, type Request } from '../../test/stubs/phone';
import { MyParty } from '../pages/party/MyParty';
import { Branch } from './branch/Branch';
import { CallMeeting } from './call/CallMeeting';
import { Contact } from './contact/Contact';
import { Contacts } from './contacts/Contacts';
import { Meeting } from './meeting/Meeting';
import { Meetings } from './meetings/Meetings';
import { Registrations } from './registrations/Registrations';
import { Transfers } from './transfers/Transfers';
import { monthOf } from './ui/month';

const AT = 1_795_000_000_000;
const unit = (id: number, name: string) => ({ id, name, shortName: name });
const BRANCH = unit(31, '紫藤第十网格党支部');
const json = (statusCode: number, body: unknown) => ({ statusCode, data: JSON.stringify(body) });
const refused = (message: string) => json(409, { error: { code: 'stepRefused', message } });
const bodyOf = (request: Request | undefined): unknown => JSON.parse(request?.data ?? '{}');
/** The sheet stands before the page's own buttons. */
const inSheet = (name: string) => screen.getAllByRole('button', { name })[0] ?? document.body;
const posted = () => phone.requests.filter(({ method }) => method === 'POST');

const member: PartyMineView = {
  membership: { org: BRANCH, kindLabel: '正式党员', since: AT },
  runs: [],
  communities: [],
};
const secretary: PartyMineView = { ...member, runs: [BRANCH] };
const row: MeetingRow = {
  ...{ id: 5, org: BRANCH, kind: 'assembly', kindLabel: '党员大会', state: 'planned', stateLabel: '待召开' },
  ...{ title: '四季度党员大会', place: '二楼会议室', startsAt: AT, called: 3, present: 0 },
  mine: { state: 'asked', label: '未答复' },
};
const button = <A extends string, F extends string>(action: A, label: string, form: F) => ({
  ...{ action, label, form, tone: 'main' as const },
});
const meeting: MeetingView = {
  ...{ ...row, words: '请带学习笔记', minutes: '', files: [], steps: [] },
  people: [
    { personId: 1, name: '李桂兰', state: 'coming', label: '参加', words: '' },
    { personId: 2, name: '陈雨桐', state: 'asked', label: '未答复', words: '' },
  ],
  actions: [button('join', '参加', 'none'), { ...button('excuse', '请假', 'reason'), tone: 'plain' }],
};

describe('my organisation', () => {
  it('says where I belong and what I am called to, and leads on', async () => {
    const thisMonth = `month=${monthOf(Date.now())}`;
    phone.network = ({ url }) =>
      json(200, url.includes('/meetings') ? { rows: url.includes(thisMonth) ? [row] : [] } : member);
    render(<MyParty personId={2} />);
    await screen.findByText('紫藤第十网格党支部');
    await userEvent.click(await screen.findByRole('button', { name: /四季度党员大会/ }));
    await userEvent.click(screen.getByRole('button', { name: '支部主页' }));
    expect(phone.visited).toEqual(['/party/meeting/index?id=5', '/party/branch/index?id=31']);
  });

  it('says so to whoever is in no register', async () => {
    phone.answers(200, { runs: [], communities: [] });
    render(<MyParty personId={2} />);
    await screen.findByText('没有查到您的党组织');
    expect(screen.queryByText('双报到')).toBeNull();
  });
});

describe('a month of meetings', () => {
  it('goes from month to month, and from mine to the organisation’s', async () => {
    phone.network = ({ url }) => json(200, url.endsWith('/mine') ? member : { rows: [] });
    render(<Meetings personId={2} orgUnitId={31} />);
    await screen.findByText(/没有会议/);
    await userEvent.click(screen.getByRole('radio', { name: '本组织全部' }));
    await userEvent.click(screen.getByRole('button', { name: '下个月' }));
    await waitFor(() => expect(phone.requests.at(-1)?.url).toContain('orgUnitId=31'));
    expect(screen.queryByRole('button', { name: '召集会议' })).toBeNull();
  });

  it('lets the secretary call one, once nothing is missing', async () => {
    const branch = { ...BRANCH, mayCall: [{ kind: 'themeDay', label: '主题党日' }] };
    phone.network = ({ method }) => json(200, method === 'POST' ? { id: 9, called: 3 } : branch);
    render(<CallMeeting orgUnitId={31} />);
    await userEvent.click(await screen.findByRole('button', { name: '召集并通知' }));
    for (const lack of ['请选会议类型', '请写会议主题，至少两个字', '请写在哪里开']) screen.getByText(lack);
    expect(posted()).toEqual([]);
    await userEvent.click(screen.getByRole('radio', { name: '主题党日' }));
    fireEvent.change(screen.getByLabelText('会议主题'), { target: { value: '清洁家园' } });
    fireEvent.change(screen.getByLabelText('在哪里开'), { target: { value: '小区门口' } });
    await userEvent.click(screen.getByRole('button', { name: '召集并通知' }));
    await waitFor(() => expect(posted()).toHaveLength(1));
    expect(bodyOf(posted()[0])).toMatchObject({ orgUnitId: 31, kind: 'themeDay', title: '清洁家园' });
  });
});

describe('a meeting', () => {
  it('is answered with one tap, and drawn as the server then says', async () => {
    const joined = { ...meeting, mine: { state: 'coming', label: '参加' }, actions: [meeting.actions[1]] };
    phone.network = ({ method }) => json(200, method === 'POST' ? joined : meeting);
    render(<Meeting id={5} />);
    await userEvent.click(await screen.findByRole('button', { name: '参加' }));
    await screen.findByText('我：参加');
    expect(screen.queryByRole('button', { name: '参加' })).toBeNull();
    expect(bodyOf(posted()[0])).toEqual({ form: {} });
  });

  it('asks why before a leave goes out, and keeps the words when it is refused', async () => {
    phone.network = ({ method }) =>
      method === 'POST' ? refused('会议已经开始，请联系召集人') : json(200, meeting);
    render(<Meeting id={5} />);
    await userEvent.click(await screen.findByRole('button', { name: '请假' }));
    await userEvent.click(inSheet('请假'));
    await screen.findByText('请写几个字，说清楚些');
    fireEvent.change(screen.getByLabelText('请说说原因'), { target: { value: '老人住院' } });
    await userEvent.click(inSheet('请假'));
    await screen.findByText('会议已经开始，请联系召集人');
    expect(screen.getByDisplayValue('老人住院')).toBeInTheDocument();
  });

  it('is called over by the secretary, begun with those who said yes', async () => {
    const view = { ...meeting, actions: [button('hold', '点名', 'roll')] };
    phone.network = ({ method }) => json(200, method === 'POST' ? { ...view, actions: [] } : view);
    render(<Meeting id={5} />);
    await userEvent.click(await screen.findByRole('button', { name: '点名' }));
    await userEvent.click(screen.getByRole('switch', { name: '陈雨桐，已关闭' }));
    await userEvent.click(screen.getByRole('button', { name: '实到 2 人，确定' }));
    await waitFor(() => expect(posted()).toHaveLength(1));
    expect(bodyOf(posted()[0])).toMatchObject({ form: { presentIds: [1, 2] } });
  });
});

describe('a registration', () => {
  const registration: RegistrationView = {
    ...{
      id: 7,
      applicant: '陈雨桐',
      applicantKind: 'member',
      orgUnit: BRANCH,
      community: unit(3, '青禾社区'),
    },
    ...{ state: 'requested', stateLabel: '待社区确认', words: '周末巡查', answer: '', requestedAt: AT },
    actions: [{ ...button('withdraw', '撤回报到', 'none'), tone: 'plain' }],
  };
  const town = ({ url, method }: Request) => {
    if (url.includes('/units')) return json(200, { rows: [unit(3, '青禾社区')] });
    if (url.endsWith('/party/mine')) return json(200, secretary);
    return json(200, method === 'POST' ? registration : { rows: [] });
  };

  it('is made for me or for the organisation I speak for, once both are chosen', async () => {
    phone.network = town;
    render(<Registrations personId={2} />);
    await userEvent.click(await screen.findByRole('button', { name: '我要报到' }));
    await userEvent.click(screen.getByRole('button', { name: '报到' }));
    await screen.findByText('请选以谁的名义');
    expect(posted()).toEqual([]);
    await userEvent.click(screen.getByRole('radio', { name: '紫藤第十网格党支部' }));
    await userEvent.click(screen.getByRole('button', { name: /向哪个社区报到/ }));
    await userEvent.click(await screen.findByRole('radio', { name: '青禾社区' }));
    await userEvent.click(screen.getByRole('button', { name: '报到' }));
    await screen.findByText('待社区确认');
    expect(bodyOf(posted()[0])).toMatchObject({ communityId: 3, orgUnitId: 31 });
  });

  it('keeps what was written when the sheet is closed, until it is sent', async () => {
    phone.network = town;
    const { unmount } = render(<Registrations personId={2} />);
    await userEvent.click(await screen.findByRole('button', { name: '我要报到' }));
    await userEvent.click(screen.getByRole('radio', { name: '我本人' }));
    fireEvent.change(screen.getByLabelText('能做些什么'), { target: { value: '会修水电' } });
    unmount();
    render(<Registrations personId={2} />);
    await userEvent.click(await screen.findByRole('button', { name: '我要报到' }));
    expect(screen.getByDisplayValue('会修水电')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /向哪个社区报到/ }));
    await userEvent.click(await screen.findByRole('radio', { name: '青禾社区' }));
    await userEvent.click(screen.getByRole('button', { name: '报到' }));
    await screen.findByText('待社区确认');
    expect(bodyOf(posted()[0])).toMatchObject({ communityId: 3, words: '会修水电' });
    await userEvent.click(screen.getByRole('button', { name: '我要报到' }));
    expect(screen.queryByDisplayValue('会修水电')).toBeNull();
  });
});

describe('a contact pair', () => {
  const pair: ContactView = {
    ...{ id: 8, org: BRANCH, target: unit(3, '青禾社区'), community: unit(3, '青禾社区') },
    ...{ households: '3 号楼', state: 'confirmed', stateLabel: '联系中', words: '每月走访' },
    ...{ proposedBy: 'party', proposedAt: AT, visits: 1, steps: [] },
    actions: [button('log', '记一次走访', 'visit')],
  };

  it('is visited: which day, and what was done', async () => {
    phone.network = ({ method }) => json(200, method === 'POST' ? { ...pair, visits: 2 } : pair);
    render(<Contact id={8} />);
    await userEvent.click(await screen.findByRole('button', { name: '记一次走访' }));
    await userEvent.click(screen.getByRole('button', { name: '记下来' }));
    await screen.findByText('请写看到了什么、做了什么');
    await userEvent.click(screen.getByRole('radio', { name: '昨天' }));
    fireEvent.change(screen.getByLabelText('看到了什么、做了什么'), { target: { value: '换了灯泡' } });
    await userEvent.click(screen.getByRole('button', { name: '记下来' }));
    await screen.findByText('走访 2 次');
    expect(bodyOf(posted()[0])).toMatchObject({ form: { words: '换了灯泡', files: [] } });
  });
});

describe('what is begun and not sent', () => {
  it('is there again after the page was left: a meeting, a pair and a transfer', async () => {
    const branch = { ...BRANCH, mayCall: [{ kind: 'themeDay', label: '主题党日' }] };
    phone.network = ({ url }) => {
      if (url.endsWith('/party/mine')) return json(200, secretary);
      return json(
        200,
        url.includes('/branches/') || url.endsWith('/orgs/31') ? branch : { ...branch, rows: [] },
      );
    };
    const begun = [
      { page: <CallMeeting orgUnitId={31} />, open: undefined, field: '会议主题', words: '清洁家园' },
      { page: <Contacts personId={2} />, open: '提出结对', field: '打算怎么联系', words: '每周走访' },
      { page: <Transfers personId={2} />, open: '申请转接', field: '为什么转', words: '搬到柳荫里' },
    ];
    for (const { page, open, field, words } of begun)
      for (const again of ['begun', 'found']) {
        const { unmount } = render(page);
        if (open) await userEvent.click(await screen.findByRole('button', { name: open }));
        if (again === 'found') expect(await screen.findByDisplayValue(words)).toBeInTheDocument();
        else fireEvent.change(await screen.findByLabelText(field), { target: { value: words } });
        unmount();
      }
  });
});

describe('a transfer', () => {
  const transfer: MembershipTransferView = {
    ...{ id: 4, personId: 2, name: '陈雨桐', from: BRANCH, to: unit(40, '柳荫里党支部') },
    ...{
      state: 'requested',
      stateLabel: '待转出组织同意',
      words: '搬家',
      askedAt: AT,
      steps: [],
      actions: [],
    },
  };

  it('is asked for by name and reason, and then stands in the list', async () => {
    phone.network = ({ url, method }) => {
      if (url.includes('orgs-found')) return json(200, { rows: [{ ...unit(40, '柳荫里党支部') }] });
      if (url.endsWith('/party/mine')) return json(200, member);
      return json(200, method === 'POST' ? transfer : { rows: [] });
    };
    render(<Transfers personId={2} />);
    await userEvent.click(await screen.findByRole('button', { name: '申请转接' }));
    await userEvent.click(screen.getByRole('button', { name: '提交申请' }));
    await screen.findByText('请找到并选中要转去的党组织');
    fireEvent.change(screen.getByLabelText('党组织名称'), { target: { value: '柳荫' } });
    await userEvent.click(await screen.findByRole('radio', { name: '柳荫里党支部' }));
    fireEvent.change(screen.getByLabelText('为什么转'), { target: { value: '搬家' } });
    await userEvent.click(screen.getByRole('button', { name: '提交申请' }));
    await screen.findByText('待转出组织同意');
    expect(bodyOf(posted()[0])).toMatchObject({ toId: 40, words: '搬家' });
  });
});

describe('the page of a branch', () => {
  const branch: BranchView = {
    ...{ ...BRANCH, rank: 'branch', rankLabel: '党支部', unitName: '第十网格', above: [], below: [] },
    committee: [{ personId: 1, name: '李桂兰', dutyLabel: '书记' }],
    figures: {
      ...{ members: 9, probationary: 1, meetingsHeld: 6, meetingsOwed: 20, meetingsMissing: 14 },
      ...{ attendance: 88, hours: 12.5, wishes: 3, points: 240, registrations: 1, contacts: 1, visits: 2 },
    },
    duties: [
      {
        ...{ kind: 'assembly', kindLabel: '党员大会', everyLabel: '每季度' },
        periods: [{ label: '第一季度', state: 'missing' }],
      },
    ],
    ...{ mayCall: [], maySpeak: false, seesMembers: true },
  };

  it('tells this year’s figures and what is owed, and the members when they are asked for', async () => {
    phone.network = ({ url }) =>
      json(
        200,
        url.endsWith('/members')
          ? { rows: [{ personId: 2, name: '陈雨桐', kindLabel: '正式党员' }] }
          : branch,
      );
    render(<Branch id={31} />);
    await screen.findByText('88%');
    screen.getByRole('listitem', { name: '服务群众（件心愿） 3' });
    expect(screen.getByText('欠开', { selector: '.duty__period *' })).toBeInTheDocument();
    expect(screen.queryByText('陈雨桐')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '党员名册' }));
    await screen.findByText('陈雨桐');
  });

  it('is not there for whoever has no business in it', async () => {
    phone.network = () =>
      json(404, { error: { code: 'notFound', message: '没有找到，可能已被删除，或您无权查看' } });
    render(<Branch id={31} />);
    await screen.findByText('没有找到，可能已被删除，或您无权查看');
  });
});
