import type { PROGRAMS } from '../identity/identity.schema';
import type { NoticeKind } from './notify.api';

/** Where a program shows what a notice is about; the id goes to the end. What is not named is read in words alone. */
export type NoticePages = Readonly<Partial<Record<NoticeKind, string>>>;

export const NOTICE_PAGES = {
  resident: {
    case: '/progress/index?no=',
    order: '/help/order/index?id=',
    redemption: '/shop/redemption/index?id=',
    payout: '/reward/one/index?id=',
    dataRequest: '/mydata/index?id=',
  },
  volunteer: {
    article: '/news/article/index?id=',
    order: '/order/index?id=',
    activity: '/activity/index?id=',
    claim: '/claim/index?id=',
    redemption: '/shop/redemption/index?id=',
    meeting: '/party/meeting/index?id=',
    contact: '/party/contact/index?id=',
    transfer: '/party/transfers/index?id=',
    registration: '/party/registrations/index?id=',
    dataRequest: '/mydata/index?id=',
  },
  command: {
    case: '/task/index?no=',
    activity: '/activity/roster/index?id=',
    claim: '/activity/claim/index?id=',
  },
} satisfies Partial<Record<(typeof PROGRAMS)[number], NoticePages>>;
