import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { NoticeAbout } from '@contract/notify/notify.api';
import { aNotice, inboxHolds, isPage } from '@shared/screens/inbox/notices.testing';
import { phone } from '../../../test/stubs/phone';
import { Inbox } from './Inbox';

const LEADS: [NoticeAbout, string][] = [
  [{ kind: 'case', id: '261123000001' }, '/progress/index?no=261123000001'],
  [{ kind: 'order', id: 7 }, '/help/order/index?id=7'],
  [{ kind: 'redemption', id: 7 }, '/shop/redemption/index?id=7'],
  [{ kind: 'payout', id: 7 }, '/reward/one/index?id=7'],
  [{ kind: 'dataRequest', id: 7 }, '/mydata/index?id=7'],
];

describe('a resident’s inbox', () => {
  it.each(LEADS)('leads from a notice about %j to its page', async (about, page) => {
    inboxHolds(aNotice({ about }));
    render(<Inbox personId={3} />);
    await userEvent.click(await screen.findByRole('button', { name: '招募说明会，周六上午九点' }));
    expect(phone.visited).toEqual([page]);
    expect(isPage('resident', page)).toBe(true);
  });

  it('promises no progress where there is none to be seen', async () => {
    inboxHolds(aNotice({ about: { kind: 'meeting', id: 4 } }));
    render(<Inbox personId={3} />);
    await screen.findByText('周六上午九点');
    expect(screen.queryByText(/点开查看/)).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
