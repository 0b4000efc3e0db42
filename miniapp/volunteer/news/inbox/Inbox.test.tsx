import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AboutThing } from '@contract/notify/notify.api';
import { aNotice, inboxHolds, isPage } from '@shared/screens/inbox/notices.testing';
import { phone } from '../../../test/stubs/phone';
import { Inbox } from './Inbox';

const LEADS: [AboutThing['kind'], string][] = [
  ['article', '/news/article/index?id=7'],
  ['order', '/order/index?id=7'],
  ['activity', '/activity/index?id=7'],
  ['claim', '/claim/index?id=7'],
  ['redemption', '/shop/redemption/index?id=7'],
  ['meeting', '/party/meeting/index?id=7'],
  ['contact', '/party/contact/index?id=7'],
  ['transfer', '/party/transfers/index?id=7'],
  ['registration', '/party/registrations/index?id=7'],
  ['dataRequest', '/mydata/index?id=7'],
];

describe('a volunteer’s inbox', () => {
  it.each(LEADS)('leads from a notice of a %s to its page', async (kind, page) => {
    inboxHolds(aNotice({ about: { kind, id: 7 }, read: false }));
    render(<Inbox personId={3} />);
    await userEvent.click(await screen.findByRole('button', { name: '未读，招募说明会，周六上午九点' }));
    expect(phone.visited).toEqual([page]);
    expect(isPage('volunteer', page)).toBe(true);
  });

  it('lets what belongs into another program be read, and no more', async () => {
    inboxHolds(aNotice({ about: { kind: 'payout', id: 4 } }));
    render(<Inbox personId={3} />);
    await screen.findByText(/周六上午九点/);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says when there is nothing', async () => {
    inboxHolds();
    render(<Inbox personId={3} />);
    await screen.findByText('还没有消息');
  });
});
