import type * as ge from 'glass-easel';

/** A node of the component framework, with what the host reads of it. */
export type FrameworkNode = ge.Element;
/** A component: built-in ones are named `wx://…`, the program's by their path. */
export type FrameworkComponent = ge.GeneralComponent;

const BUILTIN_SCHEME = 'wx://';

interface Drawn {
  readonly __wxElement?: FrameworkNode;
}

/** The framework's node that drew an element, if any. */
export function nodeOf(element: Element): FrameworkNode | undefined {
  const drawn: Element & Drawn = element;
  return drawn.__wxElement;
}

/** The element that a node has drawn. */
export function elementOf(node: FrameworkNode): HTMLElement | undefined {
  const drawn: unknown = node.$$;
  return drawn instanceof HTMLElement ? drawn : undefined;
}

export function componentOf(node: FrameworkNode | undefined): FrameworkComponent | undefined {
  return node?.asGeneralComponent() ?? undefined;
}

export function builtinPath(tag: string): string {
  return `${BUILTIN_SCHEME}${tag}`;
}

/** Whether a component is the program's own. */
export function isCustom(component: FrameworkComponent): boolean {
  return !component.is.startsWith(BUILTIN_SCHEME);
}

/** The tag as the template says it: `view` for `wx-view`. */
export function tagOf(element: Element): string {
  return element.tagName.toLowerCase().replace(/^wx-/, '');
}
