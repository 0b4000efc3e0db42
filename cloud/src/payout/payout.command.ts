import type { IMidwayContainer } from '@midwayjs/core';
import { PayoutCheckup } from './payout.checkup';

/** `npm run verify`'s part about points and money; says whether the books hold. */
export async function verifyBooks(
  container: IMidwayContainer,
  say: (line: string) => void,
): Promise<boolean> {
  const findings = await (await container.getAsync(PayoutCheckup)).findings();
  for (const finding of findings) say(`积分与资金账：${finding}`);
  if (findings.length === 0) say('积分与资金账：分录之和为 0，余额与兑付全部一致。');
  return findings.length === 0;
}
