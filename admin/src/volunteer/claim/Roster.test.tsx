import { answered, draw, press } from '../../ui/draw.testing';
import type { ClaimRow } from '@contract/volunteer/volunteer.api';
import { fireEvent, screen } from '@testing-library/react';
import { Roster } from './Roster';

const NOON = Date.UTC(2026, 11, 5, 4);
const WAITING: ClaimRow = {
  ...{ id: 31, state: 'present', stateLabel: '服务中', name: '陈雨桐', claimedAt: NOON, hours: 0 },
  activity: {
    ...{ id: 12, title: '楼道清洁', startsAt: NOON, endsAt: NOON + 7_200_000, address: '社区门前' },
    community: { id: 3, name: '青禾社区' },
  },
  ...{ proofWaiting: true, complaints: 0 },
  actions: [
    { action: 'prove', form: 'words', label: '认可离线签到', tone: 'main' },
    { action: 'disprove', form: 'reason', label: '不认可离线签到', tone: 'warn' },
  ],
};
const JUDGED: ClaimRow = { ...WAITING, proofWaiting: false, actions: [] };

interface Sent {
  url: string;
  body: unknown;
}
let sent: Sent[];
let rows: ClaimRow[];
let answer: Response;

beforeEach(() => {
  [sent, rows] = [[], [WAITING]];
  globalThis.fetch = async (url, { method, body } = {}) => {
    if (method !== 'POST') return answered(200, { rows });
    sent.push({ url: String(url), body: JSON.parse(String(body)) });
    return answer;
  };
});

const shown = () => draw(<Roster activityId={12} />);

describe('a scan read without a network, on the console’s roster', () => {
  it('is accepted with or without a word, and the row is then as the answer says', async () => {
    shown();
    await screen.findByText('离线签到待核实');
    answer = answered(200, JUDGED);
    await press('认可离线签到');
    await press('认可离线签到');
    await screen.findByText('已认可离线签到，现为“服务中”');
    expect(screen.queryByText('离线签到待核实')).toBeNull();
    expect(sent).toEqual([
      {
        url: '/api/volunteer/claims/31/steps/prove',
        body: { form: {} },
      },
    ]);
  });

  it('is refused only with a reason, and what was written stays where the server will have none of it', async () => {
    shown();
    await press('不认可离线签到');
    await press('不认可离线签到');
    await screen.findByText(/请填写理由/);
    expect(sent).toEqual([]);
    const words = () => screen.getByLabelText<HTMLTextAreaElement>('理由');
    fireEvent.change(words(), { target: { value: '当时不在现场' } });
    answer = answered(422, { error: { code: 'contentRefused', message: '文字未通过内容安全检查' } });
    await press('不认可离线签到');
    await screen.findByText('文字未通过内容安全检查');
    expect(words().value).toBe('当时不在现场');
    answer = answered(200, JUDGED);
    await press('不认可离线签到');
    await screen.findByText('已不认可离线签到，现为“服务中”');
    expect(sent.at(-1)).toEqual({
      url: '/api/volunteer/claims/31/steps/disprove',
      body: { form: { words: '当时不在现场' } },
    });
  });
});

it('shows who did not check out, and until when they count', async () => {
  rows = [{ ...JUDGED, countedTo: NOON + 5_400_000 }];
  shown();
  await screen.findByText(/没有签退，算到 .*13:30/);
});
