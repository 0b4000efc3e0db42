/** 张桂兰 → 张*: one star however long the name, so that its length tells nothing. '' stays ''. */
export function maskedName(name: string): string {
  const [first] = name;
  return first === undefined ? '' : `${first}*`;
}

/** 13812341234 → 138****1234; of anything shorter than eight digits only that it is there. */
export function maskedPhone(phone: string): string {
  if (phone === '') return '';
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** A mobile number in three groups, or any long number; also in the wide digits of a Chinese keyboard. */
const LONG_NUMBER = /[1１][\d０-９]{2}[\s-][\d０-９]{4}[\s-][\d０-９]{4}|[\d０-９]{7,}/g;

/** Words that go to everybody: of every long number in them (telephone, identity card, account) three digits stay. */
export const maskedNumbers = (text: string): string =>
  text.replace(LONG_NUMBER, (run) => `${run.slice(0, 3)}****`);

/** From the number of a house, a stair, a floor or a flat on; in the wide digits and letters of a Chinese keyboard, too. */
const DOOR =
  /[\s,，(（]{0,3}(?:[\d０-９a-zａ-ｚ]{1,6}\s{0,2}(?:号|栋|幢|座|单元|室|层|楼|弄|门|院|户|[#＃]|[-－–—]\s?[\d０-９])|[〇零一二三四五六七八九十百]{1,5}(?:号|栋|幢|座|单元|室|层|楼|弄)).*$/isu;

/** 北里社区 8 号楼 2 单元 → 北里社区: whereabouts, and nobody's door. */
export const withoutDoor = (address: string): string => address.replace(DOOR, '').trim();

const DOORS = /(?:[\d０-９a-zａ-ｚ]{1,6}|[〇零一二三四五六七八九十百]{1,5})(\s{0,2}(?:号|栋|幢|单元|室))/giu;

/** 住 8 号楼 2 单元 → 住 * 号楼 * 单元: the same among other words, which stay. */
export const withoutDoors = (words: string): string => words.replace(DOORS, '*$1');
