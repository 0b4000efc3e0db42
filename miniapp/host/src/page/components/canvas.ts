import type { Behaviour, Builtin, Placed } from '../builtin';
import { draw } from './draw';
import { textOf } from './read';

/** `type="2d"` only: the program is given the browser's own canvas by `createSelectorQuery().node()`. */
export const canvas: Builtin = {
  tag: 'canvas',
  events: ['error'],
  properties: { type: String, canvasId: String, disableScroll: Boolean },
  css: `wx-canvas { display: block; position: relative; width: 300px; height: 150px; }
wx-canvas[hidden] { display: none; }
wx-canvas > canvas { position: absolute; inset: 0; width: 100%; height: 100%; }`,
  place: placeCanvas,
};

function placeCanvas(it: Placed): Behaviour {
  it.element.prepend(draw('canvas', ''));
  let told = false;
  return {
    update() {
      const type = textOf(it, 'type');
      if (told || type === '2d') return;
      told = true;
      const errMsg = `<canvas type="${type}"> is not supported by this host: only type="2d" is`;
      it.host.report(new Error(errMsg));
      it.fire('error', { errMsg });
    },
  };
}
