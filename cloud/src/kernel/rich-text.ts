import sanitizeHtml, { type IOptions, type Tag } from 'sanitize-html';

/** What an article may be made of. No style, no class, no script, no frame: the programs give it its look. */
const TAGS = [
  ...['p', 'br', 'h2', 'h3', 'strong', 'em', 'u', 's', 'blockquote', 'ul', 'ol', 'li', 'hr', 'a', 'img'],
];
/** What stands inside these is no text of the article either. */
const NOT_TEXT = ['script', 'style', 'svg', 'math', 'template', 'iframe', 'object', 'noscript', 'textarea'];
const DEEPEST = 20;
/** One of our own pictures, by the address it is shown under or by its id. */
const OWN_PICTURE = /^(?:https?:\/\/[^/]+)?\/api\/files\/([0-9a-f]{32})(?:[/?#]|$)/;
const FILE_ID = /^[0-9a-f]{32}$/;

/**
 * Rich text as it may be kept and shown: the one function both ways go through, so that a row that was written past the
 * service is clean as well. Pictures are our own files only, kept by id without an address; links lead to http(s) only.
 * @param addresses where pictures are shown: of the id's file; a picture without one is left out. Absent for keeping.
 */
export function cleanRichText(html: string, addresses?: ReadonlyMap<string, string>): string {
  return sanitizeHtml(html, optionsFor(addresses)).trim();
}

/** The ids of the pictures in a clean text, each once. */
export const picturesOf = (clean: string): string[] => [
  ...new Set([...clean.matchAll(/<img data-file="([0-9a-f]{32})"/g)].map(([, id]) => id ?? '')),
];

/** The words alone, in one line. */
export function plainText(html: string): string {
  const words = sanitizeHtml(html.replaceAll(/<\/(?:p|h2|h3|li|blockquote)>/g, ' $&'), {
    allowedTags: [],
    allowedAttributes: {},
    nonTextTags: NOT_TEXT,
  });
  const plain = words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
  return plain.replaceAll('&amp;', '&').replaceAll(/\s+/g, ' ').trim();
}

function optionsFor(addresses?: ReadonlyMap<string, string>): IOptions {
  return {
    allowedTags: TAGS,
    allowedAttributes: { a: ['href', 'rel', 'target'], img: ['data-file', 'src', 'alt'] },
    allowedSchemes: ['http', 'https'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nonTextTags: NOT_TEXT,
    nestingLimit: DEEPEST,
    transformTags: {
      ...{ h1: 'h2', h4: 'h3', b: 'strong', i: 'em', del: 's', div: 'p' },
      a: (_, { href = '' }) => link(href),
      img: (_, attributes) => picture(attributes, addresses),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && attribs['data-file'] === undefined,
  };
}

/** A link that leads nowhere we allow is only its words. */
function link(href: string): Tag {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  const leads = url !== undefined && /^https?:$/.test(url.protocol) && url.username === '';
  if (!leads) return { tagName: 'span', attribs: {} };
  return { tagName: 'a', attribs: { href: url.href, rel: 'noopener noreferrer nofollow', target: '_blank' } };
}

function picture(
  { src = '', alt = '', 'data-file': named = '' }: Readonly<Record<string, string>>,
  addresses?: ReadonlyMap<string, string>,
): Tag {
  const id = OWN_PICTURE.exec(src)?.[1] ?? (FILE_ID.test(named) ? named : undefined);
  const address = id === undefined ? undefined : addresses?.get(id);
  if (id === undefined || (addresses && address === undefined)) return { tagName: 'img', attribs: {} };
  const shown: Record<string, string> = address === undefined ? {} : { src: address };
  return { tagName: 'img', attribs: { 'data-file': id, ...shown, alt: [...alt].slice(0, 100).join('') } };
}
