import type { Behaviour, Builtin, Placed } from '../builtin';
import { textOf } from './read';

/** Each condition, and the feature of CSS that asks the same. */
const CONDITIONS: Readonly<Record<string, string>> = {
  minWidth: 'min-width',
  maxWidth: 'max-width',
  width: 'width',
  minHeight: 'min-height',
  maxHeight: 'max-height',
  height: 'height',
};

export const matchMedia: Builtin = {
  tag: 'match-media',
  properties: {
    ...Object.fromEntries(Object.keys(CONDITIONS).map((name) => [name, null])),
    orientation: String,
  },
  css: `wx-match-media { display: block; }
wx-match-media:not([matched]) { display: none; }`,
  place: placeMatchMedia,
};

function placeMatchMedia(it: Placed): Behaviour {
  let query: MediaQueryList | undefined;
  const draw = (): void => void it.element.toggleAttribute('matched', query?.matches ?? true);
  return {
    update() {
      query?.removeEventListener('change', draw);
      query = window.matchMedia(queryOf(it));
      query.addEventListener('change', draw);
      draw();
    },
    removed: () => query?.removeEventListener('change', draw),
  };
}

function queryOf(it: Placed): string {
  const sizes = Object.entries(CONDITIONS)
    .filter(([name]) => textOf(it, name) !== '')
    .map(([name, feature]) => `(${feature}: ${Number(textOf(it, name))}px)`);
  const orientation = textOf(it, 'orientation');
  return [...sizes, ...(orientation ? [`(orientation: ${orientation})`] : [])].join(' and ') || 'all';
}
