import type * as ge from 'glass-easel';
import { elementOf, type FrameworkComponent, type FrameworkNode } from '../framework/nodes';

/** The framework's component behind the `this` of a page or a component. */
function componentBehind(caller: unknown): FrameworkComponent | undefined {
  const behind: unknown =
    typeof caller === 'object' && caller !== null ? Reflect.get(caller, '_$') : undefined;
  return isComponent(behind) ? behind : undefined;
}

export function shadowRootOf(caller: unknown): ge.ShadowRoot | undefined {
  return componentBehind(caller)?.getShadowRoot() ?? undefined;
}

/** Where an element stands in the window, as WeChat tells it. */
export function rectOf(element: Element) {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  return { left, top, right, bottom, width, height };
}

export function elementsOf(
  nodes: readonly FrameworkNode[],
): readonly (readonly [FrameworkNode, HTMLElement])[] {
  return nodes.flatMap((node) => {
    const element = elementOf(node);
    return element ? [[node, element] as const] : [];
  });
}

function isComponent(value: unknown): value is FrameworkComponent {
  return typeof value === 'object' && value !== null && 'getShadowRoot' in value;
}
