import { render, screen } from '@testing-library/react';
import type { PersonView } from '@contract/identity/identity.api';
import { openSession } from '@shared/api/session';
import { phone } from '../../test/stubs/phone';
import CasesPage from '../pages/cases';
import SupervisePage from '../pages/supervise';
import TodoPage from '../pages/todo';

const json = (body: object) => ({ statusCode: 200, data: JSON.stringify(body) });
const HANDLER: PersonView['posts'] = [
  { post: 'handler', label: '处置人', unitId: 31, unitName: '路灯管理所', unitKind: 'publicUnit' },
];
const signedIn = (posts: PersonView['posts']) =>
  openSession({
    token: 't',
    expiresAt: 9,
    person: { id: 41, name: '高伟', phone: '', kind: 'staff', posts },
  });

const PAGES = [
  { page: <TodoPage />, empty: '没有要办的' },
  { page: <CasesPage />, empty: '没有找到案件' },
  { page: <SupervisePage />, empty: '没有亮红灯的' },
];

describe('a page of cases', () => {
  beforeEach(() => {
    phone.network = ({ url }) => json(url.includes('/unread') ? { count: 0 } : { rows: [] });
  });

  it.each(PAGES)('tells an administrator why nothing comes, instead of “$empty”', async ({ page, empty }) => {
    signedIn([]);
    render(page);
    await screen.findByText('您在手机上没有岗位');
    screen.getByText(/管理员不经办案件，请用电脑登录业务后台/);
    screen.getByRole('button', { name: '消息' });
    expect(screen.queryByText(empty)).toBeNull();
    expect(phone.requests.filter(({ url }) => url.includes('/cases'))).toEqual([]);
  });

  it.each(PAGES)('says “$empty” to whoever works on cases', async ({ page, empty }) => {
    signedIn(HANDLER);
    render(page);
    await screen.findByText(empty);
    expect(screen.queryByText('您在手机上没有岗位')).toBeNull();
  });
});
