// Types only: the strokes themselves are for config/draw-icons.mjs and must not reach a phone.
export type IconName = keyof typeof import('./strokes.mjs').STROKES;
