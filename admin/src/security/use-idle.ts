import { useEffect } from 'react';

const MINUTE = 60_000;
const LOOK_EVERY_MS = 10_000;
/** Shared by all tabs of this browser: work in one keeps the others alive. */
const TOUCHED = 'one-net.touched';
const HANDS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Calls once when no hand has touched the page for so many minutes: lists that refresh themselves are no work. */
export function useIdle(minutes: number | undefined, onIdle: () => void) {
  useEffect(() => {
    if (minutes === undefined) return undefined;
    let touched = 0;
    const touch = () => {
      if (Date.now() - touched < LOOK_EVERY_MS) return;
      touched = Date.now();
      localStorage.setItem(TOUCHED, String(touched));
    };
    touch();
    const timer = setInterval(() => {
      if (Date.now() - Number(localStorage.getItem(TOUCHED)) < minutes * MINUTE) return;
      clearInterval(timer);
      onIdle();
    }, LOOK_EVERY_MS);
    HANDS.forEach((kind) => window.addEventListener(kind, touch, { passive: true, capture: true }));
    return () => {
      clearInterval(timer);
      HANDS.forEach((kind) => window.removeEventListener(kind, touch, { capture: true }));
    };
  }, [minutes, onIdle]);
}
