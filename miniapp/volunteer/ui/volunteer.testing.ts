import type { ActivityRow, ActivityView, ClaimRow, ClaimView } from '@contract/volunteer/volunteer.api';

const HOUR = 3_600_000;
const community = { id: 3, name: '青禾社区' };

/** An activity in three hours, in which there is room. */
export function activityRow(more: Partial<ActivityRow> = {}): ActivityRow {
  const startsAt = Date.now() + 3 * HOUR;
  return {
    ...{ id: 12, state: 'recruiting', stateLabel: '招募中', title: '楼道清洁', kind: 'environment' },
    ...{ kindLabel: '环境整治', community, address: '社区门前', place: { lng: 122.07, lat: 41.12 } },
    ...{ startsAt, endsAt: startsAt + 2 * HOUR, claimUntil: startsAt, capacity: 8, taken: 6, waiting: 0 },
    ...{ points: 10, audienceLabel: '全体志愿者', skills: [] },
    match: { score: 80, reasons: ['住在本社区'] },
    ...more,
  };
}

export function activityView(more: Partial<ActivityView> = {}): ActivityView {
  return {
    ...activityRow(),
    ...{ words: '请带手套', fence: 200, waitlist: 10, audience: 'everyone' },
    ...{ claiming: { open: true, why: '' }, orders: [], thanks: [], actions: [], steps: [] },
    ...more,
  };
}

type Action = ClaimRow['actions'][number];
export const WITHDRAW: Action = { action: 'withdraw', form: 'words', label: '退出', tone: 'plain' };
const CHECK_IN: Action = { action: 'checkIn', form: 'check', label: '签到', tone: 'main' };
export const APPEAL: Action = { action: 'appeal', form: 'reason', label: '申诉', tone: 'plain' };

export function claimRow(more: Partial<ClaimRow> = {}): ClaimRow {
  const { id, title, startsAt, endsAt, address } = activityRow();
  return {
    ...{ id: 31, state: 'claimed', stateLabel: '已认领', name: '陈雨桐' },
    ...{ activity: { id, title, startsAt, endsAt, address, community }, claimedAt: Date.now() },
    ...{ hours: 0, proofWaiting: false, complaints: 0, actions: [WITHDRAW, CHECK_IN] },
    ...more,
  };
}

export function claimView(more: Partial<ClaimView> = {}): ClaimView {
  return { ...claimRow(), checks: [], steps: [], ...more };
}

export const json = (statusCode: number, body: unknown) => ({ statusCode, data: JSON.stringify(body) });
export const refused = (status: number, code: string, message: string) =>
  json(status, { error: { code, message } });
