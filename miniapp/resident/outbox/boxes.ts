import { caseApi, type CaseView } from '@contract/case/case.api';
import type { ReportInput } from '@contract/case/case.schema';
import { volunteerApi, type OrderView } from '@contract/volunteer/volunteer.api';
import type { OrderInput } from '@contract/volunteer/volunteer.schema';
import { api } from '@shared/api/request';
import type { OrderDraft } from './order-draft';
import { Outbox } from './outbox';
import type { ReportDraft } from './report-draft';

export const reportBox = new Outbox<ReportDraft, ReportInput, CaseView>({
  storage: 'one-net:resident:outbox',
  send: (report, options) => api(caseApi.report, report, options),
});

export const orderBox = new Outbox<OrderDraft, OrderInput, OrderView>({
  storage: 'one-net:resident:order-outbox',
  send: (order, options) => api(volunteerApi.order, order, options),
});
