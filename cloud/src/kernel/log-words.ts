/** Whatever looks like somebody: a phone number, an identity card, a token or openid, a value a database quotes. */
const PERSONAL: readonly (readonly [RegExp, string])[] = [
  [/'(?:[^'\\]|\\.)*'/g, "'…'"],
  [/"(?:[^"\\]|\\.)*"/g, '"…"'],
  [/[\w-]{20,}/g, '…'],
  [/\d{7,}[\dXx]?/g, '…'],
];
const LONGEST = 500;

/** The words of an error without what may belong to a person; what a statement was given is never among them. */
export function impersonal(words: string): string {
  return PERSONAL.reduce((left, [pattern, mask]) => left.replace(pattern, mask), words.slice(0, LONGEST));
}

/** An error as it may stand in a log: its kind, its words without personal data, where it came from, and what caused it. */
export function faultWords(error: unknown): string {
  if (!(error instanceof Error)) return impersonal(String(error));
  if (error instanceof AggregateError) return error.errors.map(faultWords).join('\n');
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? [] : [`because of ${faultWords(error.cause)}`];
  return [`${error.name}${code}: ${impersonal(error.message)}`, ...places, ...cause].join('\n');
}
