import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NoticeView } from '@contract/notify/notify.api';
import { phone } from '../../../test/stubs/phone';

const MINIAPP = join(__dirname, '../../..');
const json = (body: unknown) => ({ statusCode: 200, data: JSON.stringify(body) });

export const aNotice = (more: Partial<NoticeView> = {}): NoticeView => ({
  ...{ id: 9, at: 1_795_000_000_000, title: '招募说明会', body: '周六上午九点', read: true },
  ...more,
});

/** What the inbox holds, as the server sends it; whatever is marked as read leaves none unread. */
export function inboxHolds(...rows: object[]): void {
  phone.network = ({ method }) => json(method === 'POST' ? { count: 0 } : { rows });
}

/** Is there such a page in the program's sources? */
export const isPage = (program: string, address = ''): boolean =>
  existsSync(join(MINIAPP, program, `${address.split('?')[0] ?? ''}.tsx`));
