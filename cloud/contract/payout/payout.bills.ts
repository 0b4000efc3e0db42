/** WeChat Pay makes the bill of a day at ten the next morning: so long (ms) after the day began. */
export const BILL_AFTER = 34 * 3_600_000;
