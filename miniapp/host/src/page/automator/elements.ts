import type { Host } from '../host';
import { componentOf, isCustom, nodeOf, tagOf } from '../framework/nodes';
import { documentSelector, documentXpath } from './selectors';
import { text, type Params } from './params';

/** How an element is told to the client. `nodeId` only for the program's own components, which have data and methods. */
export interface ToldElement {
  readonly elementId: string;
  readonly tagName: string;
  readonly nodeId?: string;
}

/** The elements that the client knows, by the ids it was given. */
export class Elements {
  private readonly byId = new Map<string, Element>();
  private readonly ids = new WeakMap<Element, string>();
  private count = 0;
  private readonly isBuiltin: (tag: string) => boolean;

  constructor(private readonly host: Host) {
    this.isBuiltin = (tag) => host.isBuiltin(tag);
  }

  /** The page a command is about; throws when it has been closed. */
  page(params: Params) {
    const page = this.host.stack.all.find((each) => each.id === params['pageId']);
    if (!page) throw new Error('page destroyed');
    return page;
  }

  /** The element a command is about; throws when it has left the page. */
  element(params: Params): HTMLElement {
    const element = this.byId.get(text(params, 'elementId'));
    if (!(element instanceof HTMLElement) || !element.isConnected)
      throw new Error('element not found or detached');
    return element;
  }

  all(root: Element, params: Params): ToldElement[] {
    const selector = documentSelector(text(params, 'selector'), this.isBuiltin);
    return [...root.querySelectorAll(selector)].map((each) => this.told(each));
  }

  /** The first one; throws when there is none, which the client turns into null. */
  one(root: Element, params: Params): ToldElement {
    const found = root.querySelector(documentSelector(text(params, 'selector'), this.isBuiltin));
    if (!found) throw new Error(`no such element: ${text(params, 'selector')}`);
    return this.told(found);
  }

  byXpath(root: Element, params: Params): ToldElement[] {
    const xpath = documentXpath(text(params, 'selector'), this.isBuiltin);
    const found = document.evaluate(xpath, root, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
    const told: ToldElement[] = [];
    for (let index = 0; index < found.snapshotLength; index += 1) {
      const node = found.snapshotItem(index);
      if (node instanceof Element) told.push(this.told(node));
    }
    return told;
  }

  private told(element: Element): ToldElement {
    const elementId = this.ids.get(element) ?? `e${(this.count += 1)}`;
    this.ids.set(element, elementId);
    this.byId.set(elementId, element);
    const component = componentOf(nodeOf(element));
    const tagName = tagOf(element);
    return component && isCustom(component)
      ? { elementId, tagName, nodeId: elementId }
      : { elementId, tagName };
  }
}
