/** The privacy text in force; whoever agreed to an older one is asked anew. */
export const PRIVACY_VERSION = '2026-11-28';
