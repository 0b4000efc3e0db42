import type { IMidwayContainer } from '@midwayjs/core';
import { CaseAudit } from './case.audit';

/** `npm run verify`, cases: trails, clocks and counters. Says how they are; false where one does not hold. */
export async function verifyCases(
  container: Pick<IMidwayContainer, 'getAsync'>,
  say: (line: string) => void,
): Promise<boolean> {
  const audit = await container.getAsync(CaseAudit);
  let cases = 0;
  let wrong = 0;
  for await (const { no, says } of audit.findings(() => cases++)) {
    wrong++;
    say(`${no}  ${says}`);
  }
  say(`核验 ${cases} 件：${wrong === 0 ? '留痕、时限与计数全部一致' : `${wrong} 处不一致`}。`);
  return wrong === 0;
}
