import type { Behaviour, Builtin, Placed } from '../builtin';
import { draw } from './draw';
import { length, textOf } from './read';

/** The glyph and the colour of each type: https://developers.weixin.qq.com/miniprogram/dev/component/icon.html */
const TYPES: Readonly<Record<string, readonly [glyph: string, colour: string]>> = {
  success: ['✓', '#09bb07'],
  success_no_circle: ['✓', '#09bb07'],
  info: ['i', '#10aeff'],
  warn: ['!', '#f76260'],
  waiting: ['◷', '#10aeff'],
  cancel: ['✕', '#f43530'],
  download: ['↓', '#09bb07'],
  search: ['⌕', '#b2b2b2'],
  clear: ['✕', '#b2b2b2'],
};
const WITHOUT_CIRCLE = ['success_no_circle', 'search', 'waiting'];

export const icon: Builtin = {
  tag: 'icon',
  properties: { type: String, size: { type: null, value: 23 }, color: String },
  css: `wx-icon { display: inline-block; font-size: 0; }
wx-icon[hidden] { display: none; }
wx-icon > i { display: inline-block; border-radius: 50%; font-style: normal; text-align: center; line-height: 1; }`,
  place: placeIcon,
};

function placeIcon(it: Placed): Behaviour {
  const mark = draw('i', '');
  it.element.append(mark);
  return {
    update() {
      const type = textOf(it, 'type');
      const known = TYPES[type];
      if (type !== '' && !known) throw new Error(`<icon type="${type}"> does not exist`);
      const [glyph, colour] = known ?? ['', ''];
      const drawn = textOf(it, 'color') || colour;
      const circled = !WITHOUT_CIRCLE.includes(type) && glyph !== '';
      const size = length(it.data['size'] ?? 23);
      mark.textContent = glyph;
      Object.assign(mark.style, {
        width: size,
        height: size,
        lineHeight: size,
        fontSize: `calc(${size} * .7)`,
      });
      Object.assign(mark.style, { color: circled ? '#fff' : drawn, backgroundColor: circled ? drawn : '' });
    },
  };
}
