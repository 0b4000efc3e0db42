/** A finger as WeChat tells it. */
export interface Finger {
  readonly identifier: number;
  readonly pageX: number;
  readonly pageY: number;
  readonly clientX: number;
  readonly clientY: number;
  readonly force: number;
}

export function fingers(list: TouchList): Finger[] {
  return [...list].map((touch) => ({
    identifier: touch.identifier,
    pageX: touch.pageX,
    pageY: touch.pageY,
    clientX: touch.clientX,
    clientY: touch.clientY,
    force: touch.force || 1,
  }));
}

/** How far apart two places are on the glass, in CSS pixels. */
export function distance(a: Finger, b: Finger): number {
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
}
