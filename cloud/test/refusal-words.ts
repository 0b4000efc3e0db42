import type { ErrorBody } from '../contract/errors';

/** Names of formats and units that are the same in Chinese. */
const KEPT = /(?<![A-Za-z])(JSON|MB|JPG|PNG|WebP|MP4|MOV|PDF|Word|Excel|\.docx|\.xlsx)(?![A-Za-z])/g;
/** What was sent, as it was sent; and names out of the town's own data. */
const QUOTED = /「[^」]*」|“[^”]*”/gu;

/**
 * What is foreign in the sentence of a refusal: a library's own words, or none in Chinese at all; undefined when it reads
 * well. What the refusal was filled with is somebody's own and counts as quoted, but not the complaint about a form.
 */
export function foreignIn({ message, details = {} }: ErrorBody['error']): string | undefined {
  const { first: _, issues, ...filled } = details;
  let sentence = message;
  for (const value of Object.values(filled))
    if (typeof value === 'string' && value !== '') sentence = sentence.replaceAll(value, '');
  const complaints = Array.isArray(issues)
    ? issues.map(({ message: said }: { message: string }) => said)
    : [];
  if (!/[一-鿿]/.test(message) || /[。，：、]{2}|undefined|NaN/.test(message)) return message;
  const all = [sentence, ...complaints].map((said) => said.replace(QUOTED, ''));
  return all.find((said) => /[A-Za-z]/.test(said.replace(KEPT, '')));
}
