import type { HostServices } from '../builtin';
import { elementOf } from '../framework/nodes';
import { ApiFailure, asynchronous, type ApiFamily, type ApiOptions } from './api';
import { programCanvas } from './canvas-node';
import { keptCanvas } from './images';
import { maybeNumber } from './options';
import { shadowRootOf } from './selected';

/** Canvases. The old drawing context (wx.createCanvasContext) is not imitated: it is missing, and says so. */
export const canvasFamily: ApiFamily = (host) => ({
  createOffscreenCanvas: (options: { type?: string; width?: number; height?: number } = {}) => {
    const canvas = document.createElement('canvas');
    canvas.width = options.width ?? 300;
    canvas.height = options.height ?? 150;
    return programCanvas(canvas);
  },
  canvasToTempFilePath: asynchronous('canvasToTempFilePath', async (options) => {
    const whole = canvasOf(host, options);
    const type = options.fileType === 'jpg' ? 'image/jpeg' : 'image/png';
    return {
      tempFilePath: await keptCanvas(host, part(whole, options), {
        type,
        quality: maybeNumber(options, 'quality'),
      }),
    };
  }),
});

function canvasOf(host: HostServices, { canvas, canvasId, component }: ApiOptions): HTMLCanvasElement {
  if (canvas instanceof HTMLCanvasElement) return canvas;
  const node = shadowRootOf(component ?? host.pages.top.caller)?.querySelector(`#${String(canvasId)}`);
  const found = node ? elementOf(node)?.querySelector('canvas') : undefined;
  if (!found) throw new ApiFailure('canvas is empty');
  return found;
}

/** The wished rectangle at the wished size; coordinates in the canvas' own pixels for 2d canvases. */
function part(whole: HTMLCanvasElement, options: ApiOptions): HTMLCanvasElement {
  const [x, y] = [maybeNumber(options, 'x') ?? 0, maybeNumber(options, 'y') ?? 0];
  const width = maybeNumber(options, 'width') ?? whole.width - x;
  const height = maybeNumber(options, 'height') ?? whole.height - y;
  const made = document.createElement('canvas');
  made.width = maybeNumber(options, 'destWidth') ?? width;
  made.height = maybeNumber(options, 'destHeight') ?? height;
  made.getContext('2d')?.drawImage(whole, x, y, width, height, 0, 0, made.width, made.height);
  return made;
}
