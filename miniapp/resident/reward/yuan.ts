/** `10.00 元`. `fen` is whole. */
export const yuan = (fen: number): string => `${(fen / 100).toFixed(2)} 元`;
