type Answers = Readonly<Record<string, (data?: unknown) => void>>;

interface Shown {
  readonly element: HTMLElement;
  readonly answers: Answers;
}

/** What is drawn over the pages: modals, action sheets, toasts. The last one drawn lies on top. */
export class Overlays {
  private readonly shown: Shown[] = [];

  add(element: HTMLElement, answers: Answers = {}): () => void {
    const shown = { element, answers };
    this.shown.push(shown);
    element.classList.add('host-overlay');
    // The browser's top layer, where a root-portal stands too: whoever comes last lies on top.
    element.popover = 'manual';
    document.body.append(element);
    element.showPopover();
    return () => {
      const index = this.shown.indexOf(shown);
      if (index >= 0) this.shown.splice(index, 1);
      element.remove();
    };
  }

  /** Whether something on the screen waits for this. */
  understands(name: string): boolean {
    return this.shown.some((each) => name in each.answers);
  }

  /** Does to the topmost overlay that understands it what a person would do. Throws when there is none. */
  answer(name: string, data: unknown): void {
    const found = [...this.shown].reverse().find((each) => name in each.answers);
    if (!found) throw new Error(`${name}: nothing on the screen waits for it`);
    found.answers[name]?.(data);
  }
}
