import { nodeOf } from '../framework/nodes';
import { ApiFailure } from './api';

/** How long a tap still counts for what must come from a tap. */
const TAP_LASTS = 1000;
/** Within this time after a finger's release a browser's mouse events are the ghost of that finger. */
const GHOST_LASTS = 500;

let lastTap = Number.NEGATIVE_INFINITY;
let lastFinger = Number.NEGATIVE_INFINITY;
const consentButtons = new Set<string>();
const consents = new Set<() => void>();

/** Watches fingers before anybody else hears of them. Called once, when the wx object is made. */
export function watchFingers(): void {
  addEventListener(
    'touchend',
    ({ target }) => {
      lastFinger = performance.now();
      noteTap();
      if (target instanceof Element) noteConsent(target);
    },
    { capture: true },
  );
}

/** What the user pressed outside of the pages (a modal's button) is a tap as well. */
export function noteTap(): void {
  lastTap = performance.now();
}

export function isGhost(): boolean {
  return performance.now() - lastFinger < GHOST_LASTS;
}

/** Throws as WeChat does when no tap of the user led here. */
export function mustComeFromTap(): void {
  if (performance.now() - lastTap > TAP_LASTS)
    throw new ApiFailure('can only be invoked by user TAP gesture.');
}

/** Calls back when the user taps a button with the open-type agreePrivacyAuthorization: such a tap is the consent. */
export function onConsentTap(listener: () => void): void {
  consents.add(listener);
}

export function wasConsentTapped(buttonId: string): boolean {
  return consentButtons.has(buttonId);
}

function noteConsent(target: Element): void {
  const button = target.closest('wx-button');
  const component = button ? nodeOf(button)?.asGeneralComponent() : undefined;
  if (!component || !String(component.data.openType ?? '').includes('agreePrivacyAuthorization')) return;
  consentButtons.add(component.id);
  consents.forEach((listener) => listener());
}
