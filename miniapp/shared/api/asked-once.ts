import { sessionStore } from './session';

/**
 * What hardly ever changes (categories, the town) is asked for once a session, however many pages want it; again
 * after a failure, and again when someone else signs in.
 */
export function askedOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let asked: { token?: string; answer: Promise<T> } | undefined;
  return () => {
    const token = sessionStore.get().session?.token;
    if (asked && asked.token === token) return asked.answer;
    const mine = { token, answer: load() };
    asked = mine;
    mine.answer.catch(() => {
      if (asked === mine) asked = undefined;
    });
    return mine.answer;
  };
}
