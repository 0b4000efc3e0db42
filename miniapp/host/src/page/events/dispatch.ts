import * as ge from 'glass-easel';
import { nodeOf, type FrameworkNode } from '../framework/nodes';

/** The node of the component framework that an element belongs to: its own, or the nearest above. */
export function nodeAround(element: Element | null): FrameworkNode | undefined {
  for (let each = element; each; each = each.parentElement) {
    const node = nodeOf(each);
    if (node) return node;
  }
  return undefined;
}

/**
 * Sends an event through capture and bubbling, across components, as a finger's touch goes.
 * Gives the event back, so that the caller can ask what became of it.
 */
export function dispatch(
  node: FrameworkNode,
  type: string,
  detail: unknown,
  extraFields: Record<string, unknown> = {},
): ge.Event<unknown> {
  const event = new ge.Event<unknown>(type, detail, {
    bubbles: true,
    composed: true,
    capturePhase: true,
    extraFields,
    // A handler's return value means nothing in WeChat.
    handleListenerReturn: () => undefined,
  });
  ge.Event.dispatchEvent(node, event);
  return event;
}
