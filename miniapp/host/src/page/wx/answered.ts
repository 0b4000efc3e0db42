const LOOK_AGAIN = 40;

/** Waits until the user has answered, that is until a feed is there; the feeds may change while the program runs. */
export async function answered<T>(feed: () => T | undefined): Promise<T> {
  for (;;) {
    const answer = feed();
    if (answer !== undefined) return answer;
    await new Promise((later) => setTimeout(later, LOOK_AGAIN));
  }
}
