import type { Behaviour, Builtin, Placed } from '../builtin';
import { flagOf } from './read';

/**
 * Drawn over the page whatever clips or moves its ancestors: the browser's top layer does that without moving a node,
 * which the component framework would not survive.
 */
export const rootPortal: Builtin = {
  tag: 'root-portal',
  properties: { enable: { type: Boolean, value: true } },
  css: `wx-root-portal { display: contents; }
wx-root-portal[popover] { display: block; inset: auto; left: 0; top: 0; width: 0; height: 0; margin: 0; padding: 0; border: 0;
  overflow: visible; background: none; color: inherit; }
:where(.host-overlay) { inset: auto; width: auto; height: auto; margin: 0; padding: 0; border: 0; overflow: visible;
  background: none; color: inherit; }`,
  place: placeRootPortal,
};

function placeRootPortal(it: Placed): Behaviour {
  const { element } = it;
  return {
    update() {
      const enable = flagOf(it, 'enable');
      if (enable === element.hasAttribute('popover') || !element.isConnected) return;
      if (!enable) return element.removeAttribute('popover');
      element.setAttribute('popover', 'manual');
      element.showPopover();
    },
  };
}

/** Its flight between two pages is not imitated: it is the box it stands in. */
export const shareElement: Builtin = {
  tag: 'share-element',
  properties: {
    mapkey: String,
    key: String,
    name: String,
    transform: Boolean,
    duration: null,
    easingFunction: String,
  },
  css: `wx-share-element { display: block; }
wx-share-element[hidden] { display: none; }`,
};
