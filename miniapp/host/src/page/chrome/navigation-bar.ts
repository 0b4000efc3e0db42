import { shellElement } from './device';

/** How the bar above a page looks. */
export interface BarLook {
  title: string;
  background: string;
  front: string;
  loading: boolean;
  /** `custom`: the page draws its own bar, and lies under the status bar. */
  readonly custom: boolean;
  /** What stands at the left: the way back, the way home, or nothing. */
  readonly left: 'back' | 'home' | 'nothing';
}

const SIGNS = { back: '‹', home: '⌂', nothing: '' };

export function drawNavigationBar(look: BarLook, statusBar: number, bar: number): void {
  const header = shellElement('navigation');
  header.style.display = look.custom ? 'none' : 'flex';
  header.style.paddingTop = `${statusBar}px`;
  header.style.height = `${bar}px`;
  header.style.background = look.background;
  header.style.color = look.front;
  shellElement('back').textContent = SIGNS[look.left];
  shellElement('title').textContent = look.title;
  shellElement('loading').style.display = look.loading ? 'block' : 'none';
  window.parent.document.title = look.title;
}
