import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';

/** The Chinese words of one message: those of its title line apart from the rest, because a title says more. */
export interface MessageWords {
  lead: string[];
  body: string[];
}

const LONGEST_LEAD = 80;
// Masked or real place codes (A3区, K8县), car numbers, times and telephone numbers name no topic.
const PLACE_CODE = /[A-Z]\d*(?=[市县区州省])/g;
const NUMBER = /(?<![A-Za-z])[A-Za-z]*\d[\dA-Za-z.:：-]*/g;
const HAN_WORD = /^\p{Script=Han}{2,}$/u;

let segmenter: Jieba | undefined;

// The dictionary takes about 20 MB: only a process that really learns or suggests should carry it.
function jieba(): Jieba {
  segmenter ??= Jieba.withDict(dict);
  return segmenter;
}

/**
 * Chinese words of two characters or more: every dictionary word that stands in the text, overlapping ones too.
 * One best cut would read 路灯不亮 as 路 / 灯不亮 and lose the street lamp.
 */
export function chineseWords(text: string): string[] {
  const plain = text.replace(PLACE_CODE, ' ').replace(NUMBER, ' ');
  return jieba()
    .cutAll(plain)
    .filter((word) => HAN_WORD.test(word));
}

/** Reads a message written as "title\ntext"; without a title line every word weighs the same. */
export function readWords(message: string): MessageWords {
  const end = message.indexOf('\n');
  if (end < 1 || end > LONGEST_LEAD) return { lead: [], body: chineseWords(message) };
  return { lead: chineseWords(message.slice(0, end)), body: chineseWords(message.slice(end + 1)) };
}

/** How often each word is said; a word of the title line counts `leadWeight` times. */
export function countWords(words: MessageWords, leadWeight: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words.lead) counts.set(word, (counts.get(word) ?? 0) + leadWeight);
  for (const word of words.body) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
