import type { IMidwayContainer } from '@midwayjs/core';
import { VolunteerAudit } from './volunteer.audit';

/** `npm run verify`, volunteering: the trails of orders, activities and claims. Says how it is; false where one does not hold. */
export async function verifyVolunteering(
  container: Pick<IMidwayContainer, 'getAsync'>,
  say: (line: string) => void,
): Promise<boolean> {
  const audit = await container.getAsync(VolunteerAudit);
  let trails = 0;
  let wrong = 0;
  for await (const finding of audit.findings(() => trails++)) {
    wrong++;
    say(`${finding.trail}  ${finding.says}`);
  }
  say(`志愿服务留痕 ${trails} 条链：${wrong === 0 ? '全部一致' : `${wrong} 条不一致`}。`);
  return wrong === 0;
}
