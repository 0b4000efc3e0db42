import { answered, draw, press } from '../ui/draw.testing';
import type { ModerationItem } from '@contract/moderation/moderation.api';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { ModerationPage } from './ModerationPage';

const HELD: ModerationItem = {
  ...{ id: 9, kind: 'words', no: '', text: '加微信领红包', address: '', categoryName: '', risk: '广告' },
  ...{ state: 'held', stateLabel: '待人工审核', why: '平台判为违规', since: 1_795_000_000_000, steps: [] },
  actions: [
    { action: 'pass', form: 'reason', label: '通过', tone: 'main' },
    { action: 'block', form: 'reason', label: '屏蔽', tone: 'warn' },
  ],
};

let rows: ModerationItem[];
let outcome: Response;
let sent: unknown[];
let reads: number;

beforeEach(async () => {
  [rows, sent, reads] = [[HELD], [], 0];
  globalThis.fetch = async (url, { method, body } = {}) => {
    if (method === 'POST') {
      sent.push([String(url), JSON.parse(String(body))]);
      return outcome;
    }
    reads += 1;
    return answered(200, { rows, waiting: rows.length });
  };
  draw(<ModerationPage />);
  fireEvent.click(await screen.findByText('加微信领红包'));
  begin();
});

/** By the key, as the work goes on. */
const begin = () => fireEvent.keyDown(window, { key: 'b' });
const reason = () => screen.getByLabelText<HTMLInputElement>('理由');
const write = (value: string) => fireEvent.change(reason(), { target: { value } });

it('begins with the usual reason, takes another at a tap, and says how it stands then', async () => {
  expect(reason().value).toBe('含违法违规内容');
  screen.getByText('屏蔽后，除审核人外谁也看不到；原件留存备查。案件照常办理。');
  fireEvent.click(screen.getByText('广告，与上报无关'));
  rows = [];
  outcome = answered(200, { ...HELD, stateLabel: '已屏蔽', actions: [] });
  await press('屏蔽');
  await screen.findByText('没有等待审核的内容');
  await screen.findByText('已屏蔽，现为“已屏蔽”');
  expect(sent).toEqual([['/api/moderation/9/steps/block', { seen: 'held', words: '广告，与上报无关' }]]);
});

it('does nothing without a reason, and keeps the one written when the dialog is closed', async () => {
  write('');
  await press('屏蔽');
  await screen.findByText('请写明理由，至少 2 个字');
  write('冒充社区工作人员');
  await press('取消');
  begin();
  expect(reason().value).toBe('冒充社区工作人员');
  expect(sent).toEqual([]);
});

it('says that a colleague was faster, reads the queue again, and keeps the reason', async () => {
  write('冒充社区工作人员');
  const before = reads;
  const says = '刚才已有新的处理，现为“已通过”，请看过再决定';
  outcome = answered(409, { error: { code: 'moderationMoved', message: says } });
  await press('屏蔽');
  await screen.findByText(says);
  await waitFor(() => expect(reads).toBe(before + 1));
  expect(reason().value).toBe('冒充社区工作人员');
});
