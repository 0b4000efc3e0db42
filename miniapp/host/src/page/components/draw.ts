import type { Placed } from '../builtin';

/** Sends an event that a setData has caused: on a phone it crosses to the other thread, so no handler runs inside of a setData. */
export function fireLater(it: Placed, type: string, detail?: unknown): void {
  queueMicrotask(() => it.fire(type, detail));
}

/** An element that a component draws for itself; never one of the program's. */
export function draw<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...content);
  return element;
}

/** What a finger does on something drawn, in CSS pixels of the window. */
interface FingerSteps {
  start?(x: number, y: number): void;
  /** `dx`, `dy`: from where the finger was put down. */
  move?(dx: number, dy: number, event: TouchEvent): void;
  end?(dx: number, dy: number): void;
}

/** Follows one finger from where it is put down on an element. */
export function followFinger(element: HTMLElement, steps: FingerSteps): void {
  let from: { id: number; x: number; y: number } | undefined;
  element.addEventListener('touchstart', (event) => {
    const touch = event.changedTouches[0];
    if (!touch || from) return;
    from = { id: touch.identifier, x: touch.clientX, y: touch.clientY };
    steps.start?.(touch.clientX, touch.clientY);
  });
  element.addEventListener('touchmove', (event) => {
    const touch = mine(event);
    if (touch && from) steps.move?.(touch.clientX - from.x, touch.clientY - from.y, event);
  });
  for (const type of ['touchend', 'touchcancel'] as const) {
    element.addEventListener(type, (event) => {
      const touch = mine(event);
      if (!touch || !from) return;
      const { x, y } = from;
      from = undefined;
      steps.end?.(touch.clientX - x, touch.clientY - y);
    });
  }

  function mine(event: TouchEvent): Touch | undefined {
    return [...event.changedTouches].find((touch) => touch.identifier === from?.id);
  }
}

const TAP_SLOP = 10;

/** A tap on something drawn (a row of a sheet, a key of a player): by finger, or by the mouse of whoever watches the browser. */
export function onTap(element: HTMLElement, act: () => void): void {
  followFinger(element, {
    end(dx, dy) {
      if (Math.hypot(dx, dy) <= TAP_SLOP) act();
    },
  });
  // A browser's own click would follow a real touch: only a mouse's counts.
  element.addEventListener('click', (event) => {
    if (event.isTrusted && 'pointerType' in event && event.pointerType === 'mouse') act();
  });
}
