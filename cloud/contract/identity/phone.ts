/** What was typed without the spaces and hyphens that people put in. */
export const phoneDigits = (typed: string): string => typed.replace(/[\s-]/g, '');

/** All eleven digits, spaces and hyphens aside: nobody is found by a part of their number. */
export const isWholePhone = (typed: string): boolean => /^1\d{10}$/.test(phoneDigits(typed));
