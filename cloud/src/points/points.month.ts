const DAY = 86_400_000;
const TOWN_OFFSET = 8 * 3_600_000;

/** When the town's day began, ms. */
export const townDay = (at: number): number => Math.floor((at + TOWN_OFFSET) / DAY) * DAY - TOWN_OFFSET;

/** `202611`, as the town's calendar had it. */
export const townMonth = (at: number): string => {
  const day = new Date(at + TOWN_OFFSET);
  return `${day.getUTCFullYear()}${String(day.getUTCMonth() + 1).padStart(2, '0')}`;
};

/** When the town's month began, ms. */
export const monthStart = (at: number): number => {
  const day = new Date(at + TOWN_OFFSET);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1) - TOWN_OFFSET;
};
