import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AuditCheck } from '../../contract/audit/audit.api';
import {
  AUDIT_START,
  AuditChain,
  auditHash,
  headOf,
  type AuditHead,
  type AuditRecord,
} from '../kernel/audit-chain';
import { Database } from '../kernel/database';
import { AuditAnchors, type AuditAnchor } from './audit.anchors';

type Broken = NonNullable<AuditCheck['broken']>;
type Anchors = ReadonlyMap<number, readonly AuditAnchor[]>;

const BATCH = 1000;
const GUARDS = 5;

/** Checks the whole log: every row against the chain, the chain against its anchors, inside and outside the database. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AuditCheckup {
  @Inject() protected database: Database;
  @Inject() protected chain: AuditChain;
  @Inject() protected anchors: AuditAnchors;

  async run(): Promise<AuditCheck> {
    await this.chain.extend();
    // Read before the rows: what is written meanwhile only makes the chain longer than this.
    const row = await this.database.readOne<{ value: string }>(
      "SELECT value FROM fact WHERE name = 'audit-head'",
    );
    const [head, stored, filed] = [
      headOf(row?.value ?? ''),
      await this.anchors.stored(),
      await this.anchors.filed(),
    ];
    const anchors = [...stored, ...(filed ?? [])];
    const { rows, broken } = await this.walk(head, anchors);
    return {
      rows,
      anchors: anchors.length,
      ...(broken ? { broken } : {}),
      remarks: [
        ...(filed === undefined && stored.length > 0
          ? ['数据文件夹里没有锚文件 audit-anchors.log，只能与库内的锚核对']
          : []),
        ...((await this.guards()) < GUARDS
          ? ['数据库没有全部装上防改触发器（数据库账号缺少 TRIGGER 权限）']
          : []),
      ],
    };
  }

  private async walk(
    head: AuditHead,
    anchors: readonly AuditAnchor[],
  ): Promise<{ rows: number; broken?: Broken }> {
    const bySeq = grouped(anchors);
    let last: AuditHead | undefined;
    let rows = 0;
    for (;;) {
      const batch = await this.database.read<AuditRecord>(
        'SELECT * FROM audit_log WHERE seq > ? ORDER BY seq LIMIT ?',
        [last?.seq ?? 0, BATCH],
      );
      for (const row of batch) {
        const before: AuditHead = last ?? startFor(row, anchors);
        const broken = flawOf(row, before, bySeq);
        if (broken) return { rows, broken };
        last = row;
        rows += 1;
      }
      if (batch.length < BATCH) break;
    }
    const broken = cutOff(last, head, anchors);
    return { rows, ...(broken ? { broken } : {}) };
  }

  private async guards(): Promise<number> {
    const [found] = await this.database.read<{ n: number }>(
      this.database.dialect === 'mysql'
        ? "SELECT COUNT(*) AS n FROM information_schema.triggers WHERE trigger_schema = DATABASE() AND trigger_name LIKE 'audit\\_%'"
        : "SELECT COUNT(*) AS n FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit~_%' ESCAPE '~'",
    );
    return found?.n ?? 0;
  }
}

function grouped(anchors: readonly AuditAnchor[]): Anchors {
  const groups = new Map<number, AuditAnchor[]>();
  for (const anchor of anchors) groups.set(anchor.seq, [...(groups.get(anchor.seq) ?? []), anchor]);
  return groups;
}

/** What stands before the first row left: the very beginning, or the anchor up to which the log was pruned. */
function startFor(first: AuditRecord, anchors: readonly AuditAnchor[]): AuditHead {
  return anchors.find(({ seq }) => seq === first.seq - 1) ?? AUDIT_START;
}

function flawOf(row: AuditRecord, before: AuditHead, anchors: Anchors): Broken | undefined {
  if (row.seq !== before.seq + 1)
    return {
      seq: before.seq + 1,
      says: `第 ${before.seq + 1} 条${row.seq > before.seq + 2 ? `至第 ${row.seq - 1} 条` : ''}缺失`,
    };
  if (auditHash(before.hash, row) !== row.hash) return { seq: row.seq, says: `第 ${row.seq} 条被改动` };
  const wrong = anchors.get(row.seq)?.find(({ hash }) => hash !== row.hash);
  return wrong && { seq: row.seq, says: `与 ${wrong.day} 的锚不一致：第 ${row.seq} 条或它之前被整段改写` };
}

function cutOff(
  last: AuditHead | undefined,
  head: AuditHead,
  anchors: readonly AuditAnchor[],
): Broken | undefined {
  const end = last?.seq ?? 0;
  const known = Math.max(head.seq, ...anchors.map(({ seq }) => seq));
  // With every row pruned nothing is left to compare, and the last anchor is where the chain goes on from.
  const allPruned =
    last === undefined && anchors.some(({ seq, hash }) => seq === head.seq && hash === head.hash);
  return end < known && !allPruned
    ? { seq: end + 1, says: `第 ${end + 1} 条起缺失：应有 ${known} 条` }
    : undefined;
}
