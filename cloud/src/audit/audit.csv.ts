import { AUDIT_ACTIONS, type AuditAction } from '../../contract/audit/audit.api';
import type { AuditRecord } from '../kernel/audit-chain';
import { csvLine } from '../../contract/spreadsheet-cell';
import { townDay } from './audit.anchors';

const HEADINGS = ['序号', '时间', '操作', '操作人编号', '操作人', '对象', '详情', '来源地址', '算法', '哈希'];
const TOWN_OFFSET_MS = 8 * 3_600_000;

/** The rows as CSV for a spreadsheet: BOM, CRLF, and no cell that could be taken for a formula. */
export function auditCsv(rows: readonly AuditRecord[], nameOf: (actorId: number) => string): string {
  const lines = rows.map((row) => [
    row.seq,
    timeOf(row.at),
    isKnown(row.action) ? AUDIT_ACTIONS[row.action] : row.action,
    row.actorId ?? '',
    row.actorId === null ? '' : nameOf(row.actorId),
    row.subject,
    row.detail,
    row.ip,
    row.method,
    row.hash,
  ]);
  return `\uFEFF${[HEADINGS, ...lines].map(csvLine).join('')}`;
}

const timeOf = (at: number): string =>
  `${townDay(at)} ${new Date(at + TOWN_OFFSET_MS).toISOString().slice(11, 19)}`;

export const isKnown = (action: string): action is AuditAction => Object.hasOwn(AUDIT_ACTIONS, action);
