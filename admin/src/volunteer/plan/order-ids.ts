/** `12,15,15` of the address → the orders' ids, each once; whatever is none is left out. */
export const orderIdsOf = (text: string | null): number[] => [
  ...new Set(
    (text ?? '')
      .split(',')
      .filter((part) => /^[1-9]\d{0,14}$/.test(part))
      .map(Number),
  ),
];
