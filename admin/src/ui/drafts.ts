type Draft = Record<string, unknown>;
const drafts = new Map<string, Draft>();

/** What was typed into a step's form, kept until the step is taken: a closed dialog or an ended session loses nothing. */
export const draftOf = (key: string) => drafts.get(key);
export const keepDraft = (key: string, values: Draft) => void drafts.set(key, values);
export const dropDraft = (key: string) => void drafts.delete(key);
