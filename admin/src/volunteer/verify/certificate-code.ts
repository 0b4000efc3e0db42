const LENGTH = 12;

/** What was typed off the paper, as the server knows it: no spaces or dashes, capitals. */
export const tidied = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

export const isWhole = (code: string): boolean => code.length === LENGTH && /^[2-9A-HJ-NP-Z]+$/.test(code);
