const QUIET = 30;
const LONGEST = 600;

/** Waits until the document has been quiet for a moment, so that the client's next command finds what the last one did. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      observer.disconnect();
      window.clearTimeout(quiet);
      window.clearTimeout(longest);
      resolve();
    };
    const rest = () => {
      window.clearTimeout(quiet);
      quiet = window.setTimeout(done, QUIET);
    };
    const observer = new MutationObserver(rest);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    let quiet = window.setTimeout(done, QUIET);
    const longest = window.setTimeout(done, LONGEST);
  });
}

/**
 * Looks again and again until `look` no longer throws and finds the element where it was a moment ago, as a person waits with
 * the finger until what slides in has come to rest. Throws what `look` throws when that takes too long.
 */
export async function still<T>(element: Element, look: () => T): Promise<T> {
  const end = performance.now() + LONGEST;
  for (let before = ''; ;) {
    const now = placeOf(element);
    const seen = attempt(look);
    if ((seen.found && now === before) || performance.now() > end) return seen.result();
    before = now;
    await new Promise((drawn) => requestAnimationFrame(drawn));
  }
}

function attempt<T>(look: () => T): { found: boolean; result: () => T } {
  try {
    const seen = look();
    return { found: true, result: () => seen };
  } catch (error) {
    return {
      found: false,
      result: () => {
        throw error;
      },
    };
  }
}

function placeOf(element: Element): string {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].join();
}
