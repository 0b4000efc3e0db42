import { element } from './element.js';

const TYPICAL_SECONDS = 30;
// On a phone the frame would be a phone in a phone: there the program opens by its button.
const roomForFrames = matchMedia('(min-width: 720px)');

/** Draws each program's place: a phone with the program in it, or how far its build is. */
export function showPhones(places, builds) {
  for (const place of places) {
    const key = place.dataset.program;
    const item = builds.of(key);
    const told = builds.telling ? 'telling' : 'told';
    const drawn = `${item.state} ${told} ${item.seconds ?? ''} ${builds.before(key)}`;
    if (place.dataset.drawn === drawn || place.dataset.drawn?.startsWith('ready told')) continue;
    place.dataset.drawn = drawn;
    place.querySelectorAll('.phone, .wait, .open').forEach((old) => old.remove());
    place.append(...content(place, key, item, builds));
  }
}

function content(place, key, item, builds) {
  const name = place.querySelector('h3').textContent;
  const address = `/h5/${key}/?as=${place.dataset.person}`;
  if (item.state !== 'ready' || builds.telling) {
    const wait = element('div', { class: 'wait' }, ...waiting(key, item, builds.before(key)));
    return [roomForFrames.matches ? element('div', { class: 'phone' }, wait) : wait];
  }
  const open = element('a', { class: 'open', href: address, target: '_blank' }, `单独打开${name} ↗`);
  if (!roomForFrames.matches) {
    open.className = 'open button';
    open.textContent = `打开${name}`;
    return [open];
  }
  const frame = element('iframe', {
    src: address,
    title: `${name}（网页版）`,
    loading: 'lazy',
    allow: 'geolocation',
  });
  return [element('div', { class: 'phone' }, frame), open];
}

function waiting(key, item, before) {
  if (item.state === 'absent')
    return [`还没有编译。在终端运行：`, element('pre', {}, `npm run build -- ${key} h5`)];
  if (item.state === 'failed') {
    return [element('p', { class: 'wrong' }, '没有编译成功，最后几行：'), element('pre', {}, item.log ?? '')];
  }
  if (item.state === 'ready') return ['演示城区讲完就打开'];
  if (item.state === 'waiting') return [before > 0 ? `在排队，前面还有 ${before} 个` : '马上开始编译'];
  // Nobody knows how long a build takes here: the bar comes near its end and never claims to be there.
  const value = 1 - Math.exp(-item.seconds / TYPICAL_SECONDS);
  return [
    `正在编译，已 ${item.seconds} 秒`,
    element('progress', { value: value.toFixed(2), max: '1', 'aria-label': '编译进度' }),
  ];
}
