/** Words of a class name that say "something will stand here", in the habit of every component library. */
const WAITING_CLASS = /(?:^|[-_])(?:loading|skeleton|spinner)(?:[-_]|$)/i;
/** A text that says nothing but that one has to wait. */
const WAITING_TEXT = /^(?:(?:正在)?加载中?|请稍[候等后]|loading|please wait)[\s.…]*$/i;

/**
 * Notes when a page first showed content, in milliseconds since the epoch; 0 = not yet.
 *
 * Content is a visible text of a page that is not part of waiting for one: it stands in nothing that is a
 * `progressbar`, or has `loading`, `skeleton` or `spinner` as a word of a class name; and it does not itself say only that one
 * has to wait. What lies over the pages (toasts, wx.showLoading) is no content either.
 */
export class FirstContent {
  time = 0;

  constructor(root: HTMLElement) {
    const observer = new MutationObserver(() => {
      if (!showsContent(root)) return;
      this.time = Date.now();
      observer.disconnect();
    });
    // A placeholder often becomes the content by losing a class.
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  }
}

function showsContent(root: HTMLElement): boolean {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof HTMLElement && waits(node)) return NodeFilter.FILTER_REJECT;
    return node instanceof Text && speaks(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  return walker.nextNode() !== null;
}

function waits(element: HTMLElement): boolean {
  return (
    element.classList.contains('host-overlay') ||
    element.role === 'progressbar' ||
    [...element.classList].some((name) => WAITING_CLASS.test(name))
  );
}

function speaks(text: Text): boolean {
  const words = text.data.trim();
  return words !== '' && !WAITING_TEXT.test(words) && text.parentElement?.checkVisibility() === true;
}
