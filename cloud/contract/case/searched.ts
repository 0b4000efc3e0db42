import type { Searched } from '../route';

const DAY = 24 * 3600 * 1000;
const TOWN_OFFSET = 8 * 3600 * 1000;
const dayOf = (at: number): string => new Date(at + TOWN_OFFSET).toISOString().slice(0, 10);

/** The days looked through: `近 180 天`, or from which day to which where they do not end today. */
export function spanWords({ from, to }: Searched, now: number): string {
  if (now - to < DAY) return `近 ${Math.round((to - from) / DAY)} 天`;
  return `${dayOf(from)} 至 ${dayOf(to)} `;
}

/** What is said where nothing was found. A whole number is looked up among all cases, then among the words of these days. */
export function nothingFound(
  words: string,
  searched: Searched,
  now: number,
): { title: string; hint: string } {
  const span = spanWords(searched, now);
  if (/^\d{12,18}$/.test(words))
    return { title: `没有编号为 ${words} 的案件`, hint: `在${span}的内容和地址里也没有找到这串数字` };
  return { title: `在${span}里没有找到“${words}”`, hint: '可换个词；输入完整编号，多久以前的都能查到' };
}
