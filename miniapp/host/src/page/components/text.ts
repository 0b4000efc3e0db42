import type { Behaviour, Builtin, Placed } from '../builtin';
import { flagOf, textOf } from './read';

const SPACES: Readonly<Record<string, string>> = { ensp: '\u2002', emsp: '\u2003', nbsp: '\u00a0' };
/** The only entities that `decode` knows. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': '\u00a0',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&apos;': "'",
  '&ensp;': '\u2002',
  '&emsp;': '\u2003',
};

export const text: Builtin = {
  tag: 'text',
  properties: { selectable: Boolean, userSelect: Boolean, space: String, decode: Boolean },
  css: `wx-text { display: inline; white-space: pre-line; user-select: none; }
wx-text[hidden] { display: none; }
wx-text[selectable] { user-select: text; }`,
  place: placeText,
};

function placeText(it: Placed): Behaviour {
  const written = new WeakMap<Text, string>();
  // The framework writes the program's words into text nodes; they are rewritten where they stand, each time they change.
  let observer: MutationObserver | undefined;

  function rewrite(): void {
    for (const node of [...it.element.childNodes]) {
      if (!(node instanceof Text) || written.get(node) === node.data) continue;
      const spoken = spell(node.data, { space: SPACES[textOf(it, 'space')], decode: flagOf(it, 'decode') });
      written.set(node, spoken);
      if (spoken !== node.data) node.data = spoken;
    }
  }

  return {
    update() {
      it.element.toggleAttribute('selectable', flagOf(it, 'selectable') || flagOf(it, 'userSelect'));
      if (observer || (!flagOf(it, 'decode') && !SPACES[textOf(it, 'space')])) return;
      observer = new MutationObserver(rewrite);
      observer.observe(it.element, { childList: true, characterData: true, subtree: true });
      rewrite();
    },
    removed: () => observer?.disconnect(),
  };
}

/** The words as `<text>` shows them. `space`: the character every blank becomes, if any. */
export function spell(words: string, how: { space: string | undefined; decode: boolean }): string {
  const decoded = how.decode ? words.replace(/&[a-z]+;/g, (entity) => ENTITIES[entity] ?? entity) : words;
  return how.space ? decoded.replace(/ /g, how.space) : decoded;
}
