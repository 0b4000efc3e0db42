import { camelCased } from '../can-i-use';
import { componentOf, nodeOf, type FrameworkComponent } from '../framework/nodes';
import { PlacedBuiltin } from '../framework/placed';
import { at, onTheWire } from '../json-copy';
import type { Elements } from './elements';
import { fields, list, optionalText, text, texts, type Commands, type Params } from './params';

/** What can be read of an element, and what can be done to a component. */
export function elementCommands(elements: Elements): Commands {
  const element = (params: Params) => elements.element(params);
  return {
    'Element.getElement': (params) => elements.one(element(params), params),
    'Element.getElements': (params) => ({ elements: elements.all(element(params), params) }),
    'Element.getAttributes': (params) => ({
      attributes: texts(params, 'names').map((name) => attribute(element(params), name)),
    }),
    'Element.getStyles': (params) => ({
      styles: texts(params, 'names').map((name) => style(element(params), name)),
    }),
    'Element.getDOMProperties': (params) => ({
      properties: texts(params, 'names').map((name) => onTheWire(Reflect.get(element(params), name))),
    }),
    'Element.getProperties': (params) => ({
      properties: texts(params, 'names').map((name) => property(element(params), name)),
    }),
    'Element.getOffset': (params) => offset(element(params)),
    'Element.getWXML': (params) => ({ wxml: wxml(element(params), text(params, 'type')) }),
    'Element.callFunction': (params) =>
      callFunction(element(params), text(params, 'functionName'), list(params, 'args')),
    'Element.callContextMethod': (params) =>
      callBehaviour(element(params), text(params, 'method'), list(params, 'args')),
    'Element.getData': (params) => ({
      data: onTheWire(at(custom(element(params)).getMethodCaller().data, optionalText(params, 'path'))),
    }),
    'Element.setData': (params) =>
      void custom(element(params)).getMethodCaller().setData(fields(params, 'data')),
    'Element.callMethod': (params) =>
      callMethod(custom(element(params)).getMethodCaller(), text(params, 'method'), list(params, 'args')),
  };
}

/** Calls a method of a page or a component, and waits for it. */
export async function callMethod(
  caller: object,
  name: string,
  given: unknown[],
): Promise<{ result: unknown }> {
  const method: unknown = Reflect.get(caller, name);
  if (typeof method !== 'function') throw new Error(`${name} is not a method`);
  return { result: onTheWire(await Reflect.apply(method, caller, given)) };
}

function custom(element: HTMLElement): FrameworkComponent {
  const component = componentOf(nodeOf(element));
  if (!component) throw new Error('not a component');
  return component;
}

function attribute(element: HTMLElement, name: string): unknown {
  if (['class', 'id', 'style'].includes(name)) return element.getAttribute(name);
  const node = nodeOf(element);
  if (name.startsWith('data-')) {
    const value = node?.dataset[camelCased(name.slice('data-'.length))];
    return value === undefined ? null : onTheWire(value);
  }
  const value = componentOf(node)?.data[camelCased(name)];
  return value === undefined || value === null ? element.getAttribute(name) : String(value);
}

function style(element: HTMLElement, name: string): string {
  const hyphened = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return getComputedStyle(element).getPropertyValue(hyphened);
}

/** `__propPublic` is how the client asks which properties there are at all. */
function property(element: HTMLElement, name: string): unknown {
  const data = componentOf(nodeOf(element))?.data ?? {};
  const value = PlacedBuiltin.at(element)?.behaviour.value;
  if (name === '__propPublic')
    return Object.fromEntries(
      [...Object.keys(data), ...(value ? ['value'] : [])].map((each) => [each, true]),
    );
  if (name === 'value' && value) return onTheWire(value());
  return onTheWire(data[name]);
}

function offset(element: HTMLElement): { left: number; top: number } {
  const box = element.getBoundingClientRect();
  return { left: box.left + window.scrollX, top: box.top + window.scrollY };
}

function wxml(element: HTMLElement, type: string): string {
  const html = type === 'outer' ? element.outerHTML : element.innerHTML;
  return html.replace(/(<\/?)wx-/g, '$1');
}

/** `input.input`, `swiper.swipeTo`…: the part after the dot is the component's own to answer. */
async function callFunction(
  element: HTMLElement,
  name: string,
  given: unknown[],
): Promise<{ result: unknown }> {
  const [, method = name] = name.split('.');
  return callBehaviour(element, method, given);
}

async function callBehaviour(
  element: HTMLElement,
  name: string,
  given: unknown[],
): Promise<{ result: unknown }> {
  const placed = PlacedBuiltin.at(element);
  const offered = placed?.behaviour.automator?.[name];
  if (!offered)
    throw new Error(`<${placed?.tag ?? element.tagName.toLowerCase()}> has no ${name} in the headless host`);
  return { result: onTheWire(await Reflect.apply(offered, placed.behaviour.automator, given)) };
}
