import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { phone } from '../../../test/stubs/phone';
import { Notices } from './Notices';
import { aNotice, inboxHolds } from './notices.testing';

const NEW = /letter--new/;
const letter = (title: string) => screen.getByText(title).closest('.letter');
const drawn = (onRead?: (unread: number) => void) =>
  render(
    <Notices
      personId={3}
      nothing={{ title: '还没有消息' }}
      pages={{ activity: '/activity/index?id=', case: '/task/index?no=' }}
      onRead={onRead}
    />,
  );

describe('what somebody was told', () => {
  it('leads to the page of what it is about', async () => {
    inboxHolds(
      aNotice({ id: 2, title: '修改安排', about: { kind: 'activity', id: 12 } }),
      aNotice({ id: 1, title: '派遣', about: { kind: 'case', id: '261123000001' } }),
    );
    drawn();
    await userEvent.click(await screen.findByRole('button', { name: '修改安排，周六上午九点' }));
    await userEvent.click(screen.getByRole('button', { name: '派遣，周六上午九点' }));
    expect(phone.visited).toEqual(['/activity/index?id=12', '/task/index?no=261123000001']);
  });

  it('cannot be tapped where it is about nothing, or about what this program has no page for', async () => {
    const newer = { ...aNotice(), about: { kind: 'of-a-newer-server', id: 1 } };
    const paid = aNotice({ id: 2, title: '奖励已到账', about: { kind: 'payout', id: 4 } });
    inboxHolds(aNotice({ id: 3, title: '培训已记入' }), paid, newer);
    drawn();
    await userEvent.click(await screen.findByText('招募说明会'));
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(screen.queryByText(/点开查看/)).toBeNull();
    expect(phone.visited).toEqual([]);
  });

  it('counts as read once it was seen, keeps its mark meanwhile, and tells how many are left', async () => {
    inboxHolds(aNotice({ id: 9, read: false }), aNotice({ id: 8, title: '读过的' }));
    const left: number[] = [];
    drawn((unread) => left.push(unread));
    await screen.findByText('招募说明会');
    await waitFor(() => expect(left).toEqual([0]));
    expect(phone.requests.find(({ method }) => method === 'POST')?.data).toBe('{"upTo":9}');
    expect(letter('招募说明会')?.className).toMatch(NEW);
    expect(letter('读过的')?.className).not.toMatch(NEW);
  });

  it('marks nothing where all was read before', async () => {
    inboxHolds(aNotice());
    drawn();
    await screen.findByText('就这些了');
    expect(phone.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('says when there is nothing, and why it could not be opened', async () => {
    phone.fails('request:fail');
    drawn();
    await screen.findByText('网络不通，请检查网络后再试');
    inboxHolds();
    await userEvent.click(screen.getByRole('button', { name: '再试一次' }));
    await screen.findByText('还没有消息');
  });
});
