import { answered, draw, press } from '../ui/draw.testing';
import type { StaffView } from '@contract/staff/staff.api';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { DisableDialog } from './DisableDialog';

const LIANG: StaffView = {
  ...{ id: 7, account: 'liang', name: '梁志强', phone: '199****0140', disabled: false, posts: [] },
  ...{ createdAt: 0, postings: [], charges: [], delegations: [] },
  may: { edit: true, post: false, delegate: false },
};
const SAYS = '梁志强手上还有 3 件案件没有办结';

let outcomes: Response[];
let sent: unknown[];
let closed: number;
const refused = (code: string) => answered(409, { error: { code, message: SAYS } });
const done = answered(200, { ...LIANG, disabled: true });

beforeEach(() => {
  [sent, closed] = [[], 0];
  globalThis.fetch = async (_, { body } = {}) => {
    sent.push(JSON.parse(String(body)));
    return outcomes.shift() ?? answered(404, {});
  };
  draw(<DisableDialog person={LIANG} onClose={() => (closed += 1)} />);
});
const why = () => screen.getByLabelText<HTMLTextAreaElement>('原因');
const write = () => fireEvent.change(why(), { target: { value: '离职' } });

it('says what would be left behind, and does it when it is asked for once more', async () => {
  outcomes = [refused('workInHands'), done];
  write();
  await press('停用');
  await screen.findByText(SAYS);
  expect([closed, why().value]).toEqual([0, '离职']);
  await press('仍要停用');
  await waitFor(() => expect(closed).toBe(1));
  expect(sent).toEqual([{ words: '离职' }, { words: '离职', anyway: true }]);
});

it('insists on nothing that was refused for another reason', async () => {
  outcomes = [refused('lastAdministrator'), refused('lastAdministrator')];
  write();
  await press('停用');
  await screen.findByText(SAYS);
  await press('停用');
  await waitFor(() => expect(sent).toEqual([{ words: '离职' }, { words: '离职' }]));
});
