/** Notes when the first page first showed words, in milliseconds since the epoch; 0 = not yet. */
export class FirstContent {
  time = 0;

  constructor(root: HTMLElement) {
    const observer = new MutationObserver(() => {
      if (root.textContent?.trim()) {
        this.time = Date.now();
        observer.disconnect();
      }
    });
    observer.observe(root, { subtree: true, childList: true, characterData: true });
  }
}
