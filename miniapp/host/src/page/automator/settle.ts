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
