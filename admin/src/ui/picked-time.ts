import dayjs, { type Dayjs } from 'dayjs';

const TOWN_OFFSET = 8 * 3_600_000;

/** What a picker shows is the town’s time, wherever the browser stands → ms since epoch. */
export const inTown = (at: Dayjs): number =>
  Date.UTC(at.year(), at.month(), at.date(), at.hour(), at.minute()) - TOWN_OFFSET;

/** ms since epoch → what a picker must hold to show the town’s time. */
export const asPicked = (at: number): Dayjs => {
  const there = new Date(at + TOWN_OFFSET);
  return dayjs(
    new Date(
      there.getUTCFullYear(),
      there.getUTCMonth(),
      there.getUTCDate(),
      there.getUTCHours(),
      there.getUTCMinutes(),
    ),
  );
};
