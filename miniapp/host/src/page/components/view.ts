import type { Builtin } from '../builtin';

/** A box. Its hover is the same for every component and done by the host. */
export const view: Builtin = {
  tag: 'view',
  properties: {},
  css: `wx-view { display: block; }
wx-view[hidden] { display: none; }`,
};

/** What used to be the only way to draw over native components; with same-layer rendering it is a view. */
export const coverView: Builtin = {
  tag: 'cover-view',
  properties: { scrollTop: null, markerId: null },
  css: `wx-cover-view { display: block; line-height: 1.2; overflow: hidden; white-space: nowrap; pointer-events: auto; }
wx-cover-view wx-cover-view, wx-cover-view wx-cover-image { white-space: normal; }`,
};
