import { TextEncoder } from 'node:util';

/** What a browser has and jsdom lacks, for tables, dialogs and links. Import it before what is tested. */
class NoResizes {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
const NO_MEDIA = { matches: false, onchange: null, addListener: () => {}, removeListener: () => {} };

Object.assign(globalThis, { TextEncoder, ResizeObserver: NoResizes });
window.matchMedia = (media) => Object.assign(new EventTarget(), { ...NO_MEDIA, media });
// A field that grows with its words measures its border, and jsdom has no width for `border: none`.
const valueOf = Object.getOwnPropertyDescriptor(CSSStyleDeclaration.prototype, 'getPropertyValue')?.value;
CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
  return valueOf.call(this, name) || (/^border-.*-width$/.test(name) ? '0px' : '');
};
