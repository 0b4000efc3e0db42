const grouped = (count: number): string =>
  count < 1000
    ? String(count)
    : `${grouped(Math.floor(count / 1000))},${String(count % 1000).padStart(3, '0')}`;

/** A figure as it is drawn: `1,000+` where it was counted no further. */
export const figureOf = (count: number, atLeast?: true): string => `${grouped(count)}${atLeast ? '+' : ''}`;

/** `12 件`, `1,000 件以上`. */
export const casesOf = (count: number, atLeast?: true): string =>
  `${grouped(count)} 件${atLeast ? '以上' : ''}`;
