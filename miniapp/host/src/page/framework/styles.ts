import type { ProgramDescription } from '../../program';

/** Puts the program's styles into the document: the app's first, a component's once, a page's while it is shown. */
export class Styles {
  private readonly drawn = new Set<string>();

  constructor(private readonly program: ProgramDescription) {
    this.add('app');
  }

  /** The styles of a component; a second call does nothing. */
  addComponent(path: string): void {
    if (this.drawn.has(path)) return;
    this.drawn.add(path);
    this.add(path);
  }

  /** The styles of one opened page; switch them off by `disabled`, take them away by `remove()`. */
  addPage(path: string): HTMLStyleElement {
    return this.add(path);
  }

  private add(path: string): HTMLStyleElement {
    const style = document.createElement('style');
    style.dataset['wxss'] = path;
    style.textContent = this.program.styles[path] ?? '';
    return document.head.appendChild(style);
  }
}
