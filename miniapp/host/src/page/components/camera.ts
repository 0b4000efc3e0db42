import type { Behaviour, Builtin, Placed } from '../builtin';
import { draw } from './draw';
import { fedPicture } from './fed-picture';
import { asNumber, clamp, fieldsOf, textOf } from './read';

const MAX_ZOOM = 10;

/** No lens: it shows the fed picture, and in `mode="scanCode"` has soon read the fed code. */
export const camera: Builtin = {
  tag: 'camera',
  events: ['initdone', 'stop', 'error', 'scancode'],
  properties: {
    mode: { type: String, value: 'normal' },
    resolution: { type: String, value: 'medium' },
    devicePosition: { type: String, value: 'back' },
    flash: { type: String, value: 'auto' },
    frameSize: { type: String, value: 'medium' },
  },
  css: `wx-camera { display: block; position: relative; width: 100%; height: 300px; overflow: hidden; background: #000; }
wx-camera[hidden] { display: none; }
wx-camera > img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }`,
  place: placeCamera,
};

function placeCamera(it: Placed): Behaviour {
  // Its program's handlers are bound once the page stands.
  const timer = window.setTimeout(() => void begin(it), 0);
  return {
    // wx.createCameraContext(); there is no film to record.
    automator: {
      takePhoto: async () => ({ tempImagePath: await fedPicture(it.host) }),
      setZoom: (options: unknown) => ({ zoom: clamp(asNumber(fieldsOf(options)['zoom'], 1), 1, MAX_ZOOM) }),
    },
    removed() {
      window.clearTimeout(timer);
      it.fire('stop', {});
    },
  };
}

async function begin(it: Placed): Promise<void> {
  const { scopes, media, scan } = it.host.feeds;
  if (scopes?.['scope.camera'] === false) return it.fire('error', { errMsg: 'insertCamera:fail auth deny' });
  if (media !== undefined && media !== 'cancelled') {
    const picture = draw('img', '');
    picture.src = it.host.fileUrl(await fedPicture(it.host));
    it.element.prepend(picture);
  }
  it.fire('initdone', { maxZoom: MAX_ZOOM });
  if (textOf(it, 'mode') !== 'scanCode' || scan === undefined || scan === 'cancelled') return;
  it.fire('scancode', { type: 'qrcode', result: scan, charSet: 'UTF-8', rawData: base64(scan) });
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
