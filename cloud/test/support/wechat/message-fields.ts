/** Limits of a subscribe message's fields by the kind its key begins with (platform document 订阅消息参数值内容限制说明). */
const LIMITS: Record<string, RegExp> = {
  thing: /^[^\n\r]{1,20}$/u,
  number: /^\d{1,32}(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}\s]{1,5}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  time: /^(\d{1,4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?\s?)?\d{1,2}:\d{2}(:\d{2})?([~].{4,25})?$/,
  date: /^(\d{4}[-/.年])?\d{1,2}([-/.月]\d{0,2}日?)?(\s?\d{1,2}:\d{2}(:\d{2})?)?([~].{4,25})?$/,
  amount: /^[¥￥$]?\d{1,10}(\.\d+)?元?$/,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: /^[\p{Script=Han}A-Z0-9]{1,8}$/u,
  name: /^([\p{Script=Han}·A-Za-z]{1,10}|[A-Za-z .·]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
};

/** The first key whose value the platform would refuse with 47003, or undefined when all are fine. */
export function unfitField(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'data';
  const fields = Object.entries(data);
  if (fields.length === 0) return 'data';
  return fields.find(([key, held]) => !fits(key, held))?.[0];
}

function fits(key: string, held: unknown): boolean {
  const limit = LIMITS[key.replace(/\d+$/, '')];
  const value: unknown = typeof held === 'object' && held !== null ? Reflect.get(held, 'value') : undefined;
  return limit !== undefined && typeof value === 'string' && limit.test(value);
}
