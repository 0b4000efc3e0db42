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

/** Words that go to everybody: of every long number in them (telephone, identity card, account) three digits stay. */
export const maskedNumbers = (text: string): string =>
  text.replace(/\d{7,}/g, (run) => `${run.slice(0, 3)}****`);
