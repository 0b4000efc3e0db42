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
const ONE_PIECE = /^\S+$/u;
const WHOLE_KEYWORD = 2;
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
function chineseWords(text: string): string[] {
  return jieba()
    .cutAll(text)
    .filter((word) => HAN_WORD.test(word));
}

/** A word that a keyword stands for, and how much more it says than a part of a longer one. */
export interface KeywordPart {
  word: string;
  times: number;
}

/** 小区没人管 is a keyword of its own; 小区 and 没人 in it say less, for they stand in many another one. */
export function keywordParts(keyword: string): KeywordPart[] {
  const parts = chineseWords(keyword).filter((word) => word !== keyword);
  const whole = ONE_PIECE.test(keyword) ? [{ word: keyword, times: WHOLE_KEYWORD }] : [];
  return [...whole, ...parts.map((word) => ({ word, times: 1 }))];
}

/** The keywords that no dictionary word stands for: 吵, 没人收, 乱停车. They are looked for as they are. */
export function phrasesIn(keywords: Iterable<string>): string[] {
  return [...new Set(keywords)].filter(
    (keyword) => ONE_PIECE.test(keyword) && !chineseWords(keyword).includes(keyword),
  );
}

/** Reads a message written as "title\ntext"; without a title line every word weighs the same. */
export function readWords(message: string, phrases: readonly string[]): MessageWords {
  const end = message.indexOf('\n');
  const wordsOf = (text: string): string[] => {
    const plain = text.replace(PLACE_CODE, ' ').replace(NUMBER, ' ');
    return [...chineseWords(plain), ...phrases.filter((phrase) => plain.includes(phrase))];
  };
  if (end < 1 || end > LONGEST_LEAD) return { lead: [], body: wordsOf(message) };
  return { lead: wordsOf(message.slice(0, end)), body: wordsOf(message.slice(end + 1)) };
}

/** How often each word is said; a word of the title line counts `leadWeight` times. */
export function countWords(words: MessageWords, leadWeight: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words.lead) counts.set(word, (counts.get(word) ?? 0) + leadWeight);
  for (const word of words.body) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
