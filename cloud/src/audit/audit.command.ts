import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IMidwayContainer } from '@midwayjs/core';
import { DATA_FILES } from '../kernel/data-folder';
import { AuditCheckup } from './audit.check';
import { exportHolds } from './audit.signature';

type Say = (line: string) => void;

/** `npm run verify`'s part about the audit log; says whether it holds. */
export async function verifyAuditLog(container: IMidwayContainer, say: Say): Promise<boolean> {
  const { rows, anchors, broken, remarks } = await (await container.getAsync(AuditCheckup)).run();
  for (const remark of remarks) say(`审计日志：${remark}`);
  say(broken ? `审计日志：${broken.says}。` : `审计日志：${rows} 条、${anchors} 处锚，全部一致。`);
  return broken === undefined;
}

/** Checks a signed extract (`X.csv` beside `X.csv.sig`) with a public key, by default this deployment's own. */
export function verifyAuditExport(
  file: string,
  keyFile: string | undefined,
  dataDir: string,
  say: Say,
): boolean {
  const key = readFileSync(keyFile ?? join(dataDir, DATA_FILES.auditPublicKey), 'utf8');
  const holds = exportHolds(readFileSync(file), readFileSync(`${file}.sig`, 'utf8').trim(), key);
  say(holds ? '签名有效：文件与导出时一字不差。' : '签名无效：文件被改动，或不是用这把密钥签的。');
  return holds;
}
