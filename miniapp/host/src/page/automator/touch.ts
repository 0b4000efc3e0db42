import { tagOf } from '../framework/nodes';

export interface Place {
  readonly x: number;
  readonly y: number;
}

type TouchType = 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel';

/**
 * A finger on an element. Touches made through the developer tools protocol land up to 8 px away (Chromium adjusts them to
 * the nearest target), so the host asks what lies at the middle of the element and touches exactly that.
 * Throws when a finger could not reach it.
 */
export function reach(element: HTMLElement): { target: Element; place: Place } {
  if (!inSight(element)) element.scrollIntoView({ block: 'center', inline: 'center' });
  const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const box = boxes[0] ?? drawnChild(element);
  if (!box) throw new Error(`<${tagOf(element)}> has no size and cannot be touched`);
  const place = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const target = document.elementFromPoint(place.x, place.y);
  if (!target) throw new Error(`<${tagOf(element)}> lies outside of the screen`);
  if (target !== element && !element.contains(target)) {
    throw new Error(`<${tagOf(element)}> is covered by ${described(target)}`);
  }
  return { target, place };
}

/** Sends one touch to what `reach` has found. */
export function touch(type: TouchType, target: Element, place: Place): void {
  const finger = new Touch({
    identifier: 0,
    target,
    clientX: place.x,
    clientY: place.y,
    pageX: place.x + window.scrollX,
    pageY: place.y + window.scrollY,
    force: 1,
  });
  const down = type === 'touchend' || type === 'touchcancel' ? [] : [finger];
  target.dispatchEvent(
    new TouchEvent(type, {
      bubbles: true,
      composed: true,
      cancelable: true,
      touches: down,
      targetTouches: down,
      changedTouches: [finger],
    }),
  );
}

/** A wrapper without a box of its own is touched where its first drawn child is. */
function drawnChild(element: HTMLElement): DOMRect | undefined {
  if (getComputedStyle(element).display !== 'contents' && element.getClientRects().length > 0)
    return undefined;
  const children = [...element.querySelectorAll('*')].map((each) => each.getBoundingClientRect());
  return children.find((box) => box.width > 0 && box.height > 0);
}

function inSight(element: HTMLElement): boolean {
  const box = element.getBoundingClientRect();
  const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const target = document.elementFromPoint(middle.x, middle.y);
  return target !== null && (target === element || element.contains(target));
}

function described(element: Element): string {
  const name = element.getAttribute('class');
  return `<${tagOf(element)}${name ? ` class="${name}"` : ''}>`;
}
