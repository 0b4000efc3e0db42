import type { Behaviour, Builtin, Placed } from '../builtin';
import { draw } from './draw';
import { flagOf, textOf } from './read';

/** How each mode fits a picture into its box: object-fit and object-position. */
const MODES: Readonly<Record<string, readonly [string, string]>> = {
  scaleToFill: ['fill', 'center'],
  aspectFit: ['contain', 'center'],
  aspectFill: ['cover', 'center'],
  widthFix: ['fill', 'center'],
  heightFix: ['fill', 'center'],
  ...Object.fromEntries(
    ['top', 'bottom', 'center', 'left', 'right', 'top left', 'top right', 'bottom left', 'bottom right'].map(
      (place): [string, [string, string]] => [place, ['none', place]],
    ),
  ),
};

export const image: Builtin = {
  tag: 'image',
  events: ['load', 'error'],
  properties: {
    src: String,
    mode: { type: String, value: 'scaleToFill' },
    webp: Boolean,
    lazyLoad: Boolean,
    showMenuByLongpress: Boolean,
    fadeIn: Boolean,
  },
  css: `wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; position: relative; }
wx-image[hidden] { display: none; }
wx-image > img { display: block; width: 100%; height: 100%; }
wx-image[mode=widthFix] { height: auto !important; }
wx-image[mode=widthFix] > img { height: auto; }
wx-image[mode=heightFix] { width: auto !important; }
wx-image[mode=heightFix] > img { width: auto; }
wx-image > img:not([src]) { visibility: hidden; }`,
  place: (it) => placePicture(it),
};

export const coverImage: Builtin = {
  tag: 'cover-image',
  events: ['load', 'error'],
  properties: { src: String, mode: { type: String, value: 'scaleToFill' } },
  css: `wx-cover-image { display: block; width: 100%; overflow: hidden; }
wx-cover-image > img { display: block; width: 100%; }`,
  place: (it) => placePicture(it),
};

function placePicture(it: Placed): Behaviour {
  const picture = draw('img', '');
  picture.draggable = false;
  let shown = '';
  it.element.append(picture);
  picture.addEventListener('load', () => {
    it.fire('load', { width: picture.naturalWidth, height: picture.naturalHeight });
  });
  picture.addEventListener('error', () => it.fire('error', { errMsg: `GET ${picture.src} failed` }));
  return {
    update() {
      // An attribute, not a style: the program's own style attribute may be written anew at any time.
      it.element.setAttribute('mode', textOf(it, 'mode'));
      const [fit, place] = MODES[textOf(it, 'mode')] ?? ['fill', 'center'];
      picture.style.objectFit = fit;
      picture.style.objectPosition = place;
      picture.loading = flagOf(it, 'lazyLoad') ? 'lazy' : 'eager';
      const src = textOf(it, 'src');
      if (src !== shown) show(src);
    },
  };

  function show(src: string): void {
    shown = src;
    if (src) picture.src = it.host.fileUrl(src);
    else picture.removeAttribute('src');
  }
}
