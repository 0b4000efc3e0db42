/** A piece of rich text as the server cleans it: words, or an element with what stands in it. */
export type RichNode = { tag: 'text'; words: string } | RichElement;
export interface RichElement {
  tag: RichTag;
  href?: string;
  src?: string;
  alt?: string;
  children: RichNode[];
}
const TAGS = [
  ...([
    'p',
    'br',
    'h2',
    'h3',
    'strong',
    'em',
    'u',
    's',
    'blockquote',
    'ul',
    'ol',
    'li',
    'hr',
    'a',
    'img',
  ] as const),
];
export type RichTag = (typeof TAGS)[number];

const VOID: ReadonlySet<RichTag> = new Set(['br', 'hr', 'img']);
const PIECE = /<(\/?)([a-z0-9]+)((?:\s+[\w-]+="[^"]*")*)\s*\/?>|([^<]+|<)/g;
const ATTRIBUTE = /([\w-]+)="([^"]*)"/g;
const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/**
 * Reads what kernel/rich-text of the server has cleaned. Only tags of its list become elements, and only to be drawn by
 * our own components: whatever else came would be words or nothing.
 */
export function richNodes(html: string): RichNode[] {
  const root: RichNode[] = [];
  const open: RichElement[] = [];
  for (const [, closing, name = '', attributes = '', words] of html.matchAll(PIECE)) {
    const here = open.at(-1)?.children ?? root;
    if (words !== undefined) {
      // Line breaks between blocks are the markup's own.
      if (words.trim() !== '' || open.length > 0) here.push({ tag: 'text', words: plain(words) });
      continue;
    }
    const tag = TAGS.find((each) => each === name);
    if (tag === undefined) continue;
    if (closing) close(open, tag);
    else {
      const element = { tag, ...shownBy(attributes), children: [] };
      here.push(element);
      if (!VOID.has(tag)) open.push(element);
    }
  }
  return root;
}

/** Whatever was left open inside is closed with it; an end without a beginning closes nothing. */
function close(open: RichElement[], tag: RichTag): void {
  const at = open.map((element) => element.tag).lastIndexOf(tag);
  if (at >= 0) open.length = at;
}

function shownBy(attributes: string): Pick<RichElement, 'href' | 'src' | 'alt'> {
  const told = new Map(
    [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, plain(value)]),
  );
  const [href, src, alt] = [told.get('href'), told.get('src'), told.get('alt')];
  return {
    ...(href !== undefined && /^https?:\/\//.test(href) ? { href } : {}),
    ...(src?.startsWith('/api/files/') ? { src } : {}),
    ...(alt ? { alt } : {}),
  };
}

const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot);/g, (_, sign: string) => SIGNS[sign] ?? '');
