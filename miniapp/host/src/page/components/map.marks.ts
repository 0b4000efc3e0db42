import type { Placed } from '../builtin';
import { draw } from './draw';
import { placeIn, type Projection } from './map.projection';
import { asNumber, asText, fieldsOf, length, listOf } from './read';

type Fields = Readonly<Record<string, unknown>>;

/** The pin of a marker without a picture. */
const PIN = { width: 20, height: 28 };

export const MARKS_CSS = `.wx-mark { position: absolute; }
.wx-mark > img { display: block; }
.wx-pin { background: #e64340; border-radius: 50% 50% 50% 0; transform: rotate(-45deg) scale(.7); }
.wx-callout, .wx-mark-label { position: absolute; width: max-content; white-space: pre; line-height: 1.3; box-sizing: border-box; }`;

/** What one mark sends when it is tapped. */
function tappable(element: HTMLElement, event: string, key: string, value: unknown): HTMLElement {
  Object.assign(element.dataset, { tap: event, key, value: JSON.stringify(value ?? null) });
  return element;
}

/** Markers with their callouts and labels. `opened`: the marker whose callout a tap has opened. */
export function drawMarkers(it: Placed, projection: Projection, opened: unknown): HTMLElement[] {
  return listOf(it, 'markers').flatMap((each) => {
    const marker = fieldsOf(each);
    const place = placeIn(marker);
    if (!place) return [];
    const { x, y } = projection.pointOf(place);
    const box = draw('div', 'wx-mark', pictureOf(it, marker), ...wordsOf(marker, opened));
    const anchor = fieldsOf(marker['anchor']);
    Object.assign(box.style, {
      left: `${x}px`,
      top: `${y}px`,
      transform: `translate(${-100 * asNumber(anchor['x'], 0.5)}%, ${-100 * asNumber(anchor['y'], 1)}%)`,
      zIndex: asText(marker['zIndex']),
      opacity: asText(marker['alpha'], '1'),
    });
    if (marker['ariaLabel']) box.setAttribute('aria-label', asText(marker['ariaLabel']));
    return [tappable(box, 'markertap', 'markerId', marker['id'])];
  });
}

/** Pictures that stand still while the map moves. */
export function drawControls(it: Placed): HTMLElement[] {
  return listOf(it, 'controls').map((each) => {
    const control = fieldsOf(each);
    const place = fieldsOf(control['position']);
    const picture = draw('img', 'wx-mark');
    picture.src = it.host.fileUrl(asText(control['iconPath']));
    for (const side of ['left', 'top', 'width', 'height'] as const) picture.style[side] = length(place[side]);
    return control['clickable'] ? tappable(picture, 'controltap', 'controlId', control['id']) : picture;
  });
}

function pictureOf(it: Placed, marker: Fields): HTMLElement {
  const path = asText(marker['iconPath']);
  const picture = path === '' ? draw('div', 'wx-pin') : draw('img', '');
  const bare = path === '' ? PIN : { width: '', height: '' };
  picture.style.width = length(marker['width'] ?? bare.width);
  picture.style.height = length(marker['height'] ?? bare.height);
  const turn = asNumber(marker['rotate']);
  if (picture instanceof HTMLImageElement) {
    picture.src = it.host.fileUrl(path);
    picture.style.transform = turn ? `rotate(${turn}deg)` : '';
  }
  return picture;
}

function wordsOf(marker: Fields, opened: unknown): HTMLElement[] {
  const words: HTMLElement[] = [];
  const callout = marker['callout']
    ? fieldsOf(marker['callout'])
    : { content: marker['title'], padding: 6, bgColor: '#fff' };
  const shown =
    'display' in callout && callout['display'] === 'ALWAYS'
      ? true
      : marker['id'] !== undefined && marker['id'] === opened;
  if (shown && asText(callout['content']) !== '') {
    const box = dressed('wx-callout', callout);
    const [x, y] = [asNumber(fieldsOf(callout)['anchorX']), asNumber(fieldsOf(callout)['anchorY'])];
    Object.assign(box.style, {
      left: '50%',
      bottom: '100%',
      transform: `translate(calc(-50% + ${x}px), ${y}px)`,
    });
    words.push(tappable(box, 'callouttap', 'markerId', marker['id']));
  }
  if (marker['label']) {
    const label = fieldsOf(marker['label']);
    const box = dressed('wx-mark-label', label);
    const [x, y] = [asNumber(label['anchorX'] ?? label['x']), asNumber(label['anchorY'] ?? label['y'])];
    Object.assign(box.style, { left: `calc(50% + ${x}px)`, top: `calc(100% + ${y}px)` });
    words.push(tappable(box, 'labeltap', 'markerId', marker['id']));
  }
  return words;
}

function dressed(className: string, words: Fields): HTMLElement {
  const box = draw('div', className, asText(words['content']));
  Object.assign(box.style, {
    color: asText(words['color']),
    fontSize: length(words['fontSize'] ?? 14),
    borderRadius: length(words['borderRadius']),
    border: words['borderWidth']
      ? `${asNumber(words['borderWidth'])}px solid ${asText(words['borderColor'])}`
      : '',
    backgroundColor: asText(words['bgColor']),
    padding: length(words['padding']),
    textAlign: asText(words['textAlign'], 'center'),
  });
  return box;
}
