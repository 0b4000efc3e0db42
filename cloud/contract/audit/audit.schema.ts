import { z } from 'zod';
import { paging } from '../text.schema';
import { AUDIT_ACTIONS, type AuditAction } from './audit.api';

const isAction = (text: string): text is AuditAction => Object.keys(AUDIT_ACTIONS).includes(text);
const moment = z.coerce.number({ error: '时间应为毫秒数' }).int().min(0).max(Number.MAX_SAFE_INTEGER);

const choice = {
  action: z.string().max(40).refine(isAction, { error: '没有这种操作' }).optional(),
  /** The staff account that acted. */
  account: z.string().trim().max(40).optional(),
  subject: z.string().trim().max(80).optional(),
  from: moment.optional(),
  /** Not included itself. */
  to: moment.optional(),
};

export const auditList = z.strictObject({ ...choice, ...paging });
export type AuditListInput = z.input<typeof auditList>;
export const auditExport = z.strictObject(choice);
export type AuditExportInput = z.input<typeof auditExport>;
