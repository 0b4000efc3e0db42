import type * as ge from 'glass-easel';

/** `hover-class`: worn while a finger rests on the component, from hover-start-time until hover-stay-time after. */
export class Hover {
  private timer = 0;

  constructor(
    private readonly component: ge.GeneralComponent,
    private readonly element: HTMLElement,
  ) {}

  listen(): void {
    this.component.addListener('touchstart', (event) => this.touched(event));
    for (const type of ['touchend', 'touchcancel', 'touchmove']) {
      this.component.addListener(type, () => this.later('hoverStayTime', () => this.wear('remove')));
    }
  }

  // A view may keep its ancestors from being hovered: the mark travels with the touch itself.
  private touched(event: object): void {
    if (taken.has(original(event))) return;
    if (this.component.data['hoverStopPropagation']) taken.add(original(event));
    this.later('hoverStartTime', () => this.wear('add'));
  }

  private later(time: 'hoverStartTime' | 'hoverStayTime', act: () => void): void {
    if (this.classes().length === 0) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(act, Number(this.component.data[time]));
  }

  private wear(how: 'add' | 'remove'): void {
    this.element.classList[how](...this.classes());
  }

  private classes(): string[] {
    const names = String(this.component.data['hoverClass'] ?? '');
    return names.split(/\s+/).filter((name) => name !== '' && name !== 'none');
  }
}

const taken = new WeakSet<object>();

/** Each listener is given its own object; they share the event they inherit from. */
function original(event: object): object {
  const parent: unknown = Object.getPrototypeOf(event);
  return parent !== null && typeof parent === 'object' ? parent : event;
}
