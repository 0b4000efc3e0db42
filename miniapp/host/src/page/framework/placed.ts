import type * as ge from 'glass-easel';
import type { Behaviour, Builtin, HostServices, Placed } from '../builtin';
import { guarded } from '../exceptions';
import { jsonCopy } from '../json-copy';
import { Hover } from './hover';
import { elementOf, nodeOf } from './nodes';

const known = new WeakMap<object, PlacedBuiltin>();

/** A built-in component on the page: what its maker is given, and what the host asks of it. */
export class PlacedBuiltin implements Placed {
  private made: Behaviour | undefined;
  private present = false;

  constructor(
    private readonly component: ge.GeneralComponent,
    private readonly builtin: Builtin,
    readonly host: HostServices,
    readonly element: HTMLElement,
  ) {}

  static of(component: object): PlacedBuiltin | undefined {
    return known.get(component);
  }

  /** The built-in component that drew an element. */
  static at(element: Element): PlacedBuiltin | undefined {
    const node = nodeOf(element);
    return node && known.get(node);
  }

  get tag(): string {
    return this.builtin.tag;
  }

  get data(): Readonly<Record<string, unknown>> {
    return this.component.data;
  }

  get behaviour(): Behaviour {
    this.made ??= guarded(() => this.builtin.place?.(this)) ?? {};
    return this.made;
  }

  fire(
    type: string,
    detail?: unknown,
    options: { bubbles?: boolean; fields?: Readonly<Record<string, unknown>> } = {},
  ): void {
    if (!this.builtin.events?.includes(type))
      throw new Error(`<${this.tag}> does not name its event ${type}`);
    const bubbles = options.bubbles ?? false;
    const carried = detail === undefined ? {} : jsonCopy(detail);
    const extraFields = { ...options.fields };
    this.component.triggerEvent(type, carried, {
      bubbles,
      composed: bubbles,
      capturePhase: bubbles,
      extraFields,
    });
  }

  keep(property: string, value: unknown): void {
    this.component.setData({ [property]: value });
  }

  around(tag: string): Placed | undefined {
    const found = this.element.parentElement?.closest(`wx-${tag}`);
    return found ? PlacedBuiltin.at(found) : undefined;
  }

  inside(...tags: string[]): Placed[] {
    const found = this.element.querySelectorAll(tags.map((tag) => `wx-${tag}`).join());
    return [...found].flatMap((each) => PlacedBuiltin.at(each) ?? []);
  }

  enter(): void {
    const { behaviour } = this;
    this.present = true;
    if (behaviour.tapped) {
      this.component.addListener('tap', (event) => {
        if (guarded(() => behaviour.tapped?.()) === false) event.stopPropagation();
      });
    }
    new Hover(this.component, this.element).listen();
    this.update();
  }

  update(): void {
    if (!this.present) return;
    this.element.toggleAttribute('hidden', Boolean(this.data['hidden']));
    for (const [property, attribute] of ARIA) this.mark(attribute, this.data[property]);
    guarded(() => this.behaviour.update?.());
  }

  leave(): void {
    this.present = false;
    guarded(() => this.made?.removed?.());
  }

  private mark(attribute: string, value: unknown): void {
    if (value === undefined || value === null || value === '') this.element.removeAttribute(attribute);
    else this.element.setAttribute(attribute, String(value));
  }
}

/** What a tap at a place carries, as the built-in components around the element have it; 'none' when one lets no tap through. */
export function tapDetail(element: Element | null, at: { x: number; y: number }): object | 'none' {
  let detail: object = at;
  let direct = true;
  for (let each = element; each; each = each.parentElement) {
    const placed = PlacedBuiltin.at(each);
    if (!placed) continue;
    const answer = placed.behaviour.tapDetail?.({ ...at, direct });
    if (answer === 'none') return 'none';
    if (answer && direct) detail = answer;
    direct = false;
  }
  return detail;
}

const ARIA = [
  ['ariaRole', 'role'],
  ['ariaLabel', 'aria-label'],
  ['ariaHidden', 'aria-hidden'],
] as const;

/** Makes a component known as a built-in one. */
export function place(component: ge.GeneralComponent, builtin: Builtin, host: HostServices): void {
  const element = elementOf(component);
  if (!element) throw new Error(`<${builtin.tag}> was not drawn`);
  known.set(component, new PlacedBuiltin(component, builtin, host, element));
}
