import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { NoticeAbout } from '@contract/notify/notify.api';
import { aNotice, inboxHolds, isPage } from '@shared/screens/inbox/notices.testing';
import { phone } from '../../test/stubs/phone';
import { Inbox } from './Inbox';

const LEADS: [NoticeAbout, string][] = [
  [{ kind: 'case', id: '261123000001' }, '/task/index?no=261123000001'],
  [{ kind: 'activity', id: 7 }, '/activity/roster/index?id=7'],
  [{ kind: 'claim', id: 7 }, '/activity/claim/index?id=7'],
];

describe('a colleague’s inbox', () => {
  it.each(LEADS)('leads from a notice about %j to its page', async (about, page) => {
    inboxHolds(aNotice({ about, read: false }));
    render(<Inbox personId={3} />);
    await userEvent.click(await screen.findByRole('button', { name: '未读，招募说明会，周六上午九点' }));
    expect(phone.visited).toEqual([page]);
    expect(isPage('command', page)).toBe(true);
  });

  it('lets what is done at the console be read, and no more', async () => {
    inboxHolds(aNotice({ about: { kind: 'order', id: 4 } }));
    render(<Inbox personId={3} />);
    await screen.findByText(/周六上午九点/);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
