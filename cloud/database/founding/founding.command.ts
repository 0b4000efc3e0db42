import type { IMidwayContainer } from '@midwayjs/core';
import { POSTS } from '../../contract/identity/identity.api';
import { foundDistrict, type DistrictPlan } from './found-district';

type Wanted = Partial<DistrictPlan>;

/** What is wrong with the words after `npm run found --`, in Chinese; undefined when nothing is. */
export function wrongPlan({ district, city, code }: Wanted): string | undefined {
  if (!district || !city) return '请写明 --district 区名 和 --city 市名';
  if (district.length > 40 || city.length > 40) return '区名、市名最多 40 个字';
  return /^[1-9]\d{5}$/.test(code ?? '') ? undefined : '请写明 --code 六位行政区划代码，如 211103';
}

/** `npm run found`: says how the three administrators sign in for the first time. Gives the exit code. */
export async function found(
  container: Pick<IMidwayContainer, 'getAsync'>,
  { district = '', city = '', code = '' }: Wanted,
  say: (line: string) => void,
): Promise<number> {
  const administrators = await foundDistrict(container, { district, city, code });
  say(`已建立${city}${district}。三位管理员的初始密码只显示这一次，第一次登录后台时要改密码、设双因素：`);
  for (const { post, account, password } of administrators) say(`  ${POSTS[post]}  ${account}  ${password}`);
  return 0;
}
