import type { CaseView } from '@contract/case/case.api';
import type { CaseAction, CaseForm } from '@contract/case/case.flow';

export const NO = '261123000581';

/** A button as the server would give it. */
export function offer(action: CaseAction, form: CaseForm, label: string): CaseView['actions'][number] {
  return { action, form, label, tone: 'main' };
}

/** The broken lamp on 信达街, lying with 路灯管理所. */
export function lampCase(part: Partial<CaseView> = {}): CaseView {
  const unit = { id: 31, name: '路灯管理所', shortName: '路灯所' };
  return {
    no: NO,
    state: 'handling',
    stateLabel: '处置中',
    plain: '承办单位正在处理',
    text: '路灯不亮',
    address: '信达街 8 号',
    categoryCode: '010801',
    categoryName: '路灯',
    place: { lng: 114.3, lat: 30.6 },
    reportedAt: 1_795_000_000_000,
    enteredAt: 1_795_000_000_000,
    lamp: 'green',
    holder: unit,
    unit,
    supervised: false,
    joined: 0,
    desk: { id: 2, name: '区中心', shortName: '区中心' },
    coUnits: [],
    reporterName: '李*',
    reporterPhone: '',
    mayUnmask: false,
    mine: false,
    answers: [],
    files: [],
    afterFiles: [],
    merged: [],
    events: [],
    holds: [],
    seen: 4,
    actions: [],
    ...part,
  };
}
