import type { Behaviour, Builtin, Placed } from '../builtin';
import { draw } from './draw';
import { asText, fieldsOf, flagOf, textOf } from './read';
import { spell } from './text';

/** What WeChat lets through: https://developers.weixin.qq.com/miniprogram/dev/component/rich-text.html */
const TAGS = new Set(
  `a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset font
footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong sub sup
table tbody td tfoot th thead tr tt u ul`.split(/\s+/),
);
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  bdo: ['dir'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  font: ['color', 'face'],
  img: ['alt', 'src', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width'],
  td: ['colspan', 'height', 'rowspan', 'width'],
  th: ['colspan', 'height', 'rowspan', 'width'],
  tr: ['colspan', 'height', 'rowspan', 'width'],
};
const SPACES: Readonly<Record<string, string>> = { ensp: '\u2002', emsp: '\u2003', nbsp: '\u00a0' };

export const richText: Builtin = {
  tag: 'rich-text',
  properties: { nodes: { type: null, value: [] }, space: String, userSelect: Boolean, mode: String },
  css: `wx-rich-text { display: block; user-select: none; }
wx-rich-text[hidden] { display: none; }
wx-rich-text[selectable] { user-select: text; }
wx-rich-text img { max-width: 100%; }`,
  place: placeRichText,
};

function placeRichText(it: Placed): Behaviour {
  // Nothing inside can be tapped or bound: the program's nodes end here.
  const content = draw('div', '');
  content.style.pointerEvents = 'none';
  it.element.append(content);
  let shown = '';
  return {
    update() {
      it.element.toggleAttribute('selectable', flagOf(it, 'userSelect'));
      const { nodes } = it.data;
      const wanted = JSON.stringify([nodes, textOf(it, 'space')]);
      if (wanted === shown) return;
      shown = wanted;
      content.replaceChildren(...(typeof nodes === 'string' ? fromHtml(it, nodes) : fromNodes(it, nodes)));
    },
  };
}

/** The nodes of the array form: `{ name, attrs, children }` and `{ type: 'text', text }`. */
function fromNodes(it: Placed, nodes: unknown): Node[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((each): Node[] => {
    const { type, name, text, attrs, children } = fieldsOf(each);
    if (type === 'text') return [words(it, asText(text))];
    const tag = asText(name).toLowerCase();
    const made = allowed(it, tag, (attribute) => asText(fieldsOf(attrs)[attribute]));
    if (!made) return [];
    made.append(...fromNodes(it, children));
    return [made];
  });
}

/** An HTML string as the same nodes; what is not let through goes with all that is inside of it. */
function fromHtml(it: Placed, html: string): Node[] {
  // A document of its own: nothing in it loads or runs.
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return [...parsed.body.childNodes].flatMap((node) => copied(it, node));
}

function copied(it: Placed, node: Node): Node[] {
  if (node instanceof Text) return [words(it, node.data)];
  if (!(node instanceof Element)) return [];
  const made = allowed(it, node.tagName.toLowerCase(), (attribute) => node.getAttribute(attribute) ?? '');
  if (!made) return [];
  made.append(...[...node.childNodes].flatMap((child) => copied(it, child)));
  return [made];
}

function allowed(it: Placed, tag: string, attribute: (name: string) => string): HTMLElement | undefined {
  if (!TAGS.has(tag)) return undefined;
  const made = document.createElement(tag);
  for (const name of ['class', 'style', ...(ATTRIBUTES[tag] ?? [])]) {
    const value = attribute(name);
    if (value !== '') made.setAttribute(name, name === 'src' ? it.host.fileUrl(value) : value);
  }
  return made;
}

function words(it: Placed, text: string): Text {
  return document.createTextNode(spell(text, { space: SPACES[textOf(it, 'space')], decode: true }));
}
