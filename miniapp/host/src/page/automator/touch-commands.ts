import { dispatch } from '../events/dispatch';
import { componentOf, nodeOf } from '../framework/nodes';
import type { Elements } from './elements';
import { list, text, type Commands, type Params } from './params';
import { settle, still } from './settle';
import { reach, touch, type Place } from './touch';

/** Events that bubble in WeChat; all others stay with the component that sends them. */
const BUBBLING = new Set(
  'touchstart touchmove touchcancel touchend tap longpress longtap transitionend animationstart animationiteration animationend touchforcechange'.split(
    ' ',
  ),
);

/** Fingers and events. Each command answers when the page has come to rest. */
export function touchCommands(elements: Elements): Commands {
  let held: { target: Element; place: Place } | undefined;
  const start = (params: Params) => {
    held = reach(elements.element(params));
    touch('touchstart', held.target, told(params) ?? held.place);
  };
  const move = (params: Params) => {
    const place = told(params);
    held ??= reach(elements.element(params));
    if (place) held = { ...held, place };
    touch('touchmove', held.target, held.place);
  };
  const end = (params: Params) => {
    held ??= reach(elements.element(params));
    const { target, place } = held;
    held = undefined;
    touch('touchend', target, told(params) ?? place);
  };
  const tap = async (params: Params) => {
    const element = elements.element(params);
    held = undefined;
    await still(element, () => reach(element));
    start(params);
    end(params);
  };
  return {
    'Element.tap': rested(tap),
    'Element.touchstart': start,
    'Element.touchmove': rested(move),
    'Element.touchend': rested(end),
    'Element.triggerEvent': rested((params) => trigger(elements, params)),
    'Element.dispatchEvent': rested((params) => dispatchGiven(elements, params)),
  };
}

function rested(act: (params: Params) => unknown): (params: Params) => Promise<void> {
  return async (params) => {
    await act(params);
    await settle();
  };
}

/** Where the client says that the finger is. */
function told(params: Params): Place | undefined {
  const [finger] = [...list(params, 'touches'), ...changed(params)];
  if (finger === null || typeof finger !== 'object') return undefined;
  const x = Number(Reflect.get(finger, 'clientX') ?? Reflect.get(finger, 'pageX'));
  const y = Number(Reflect.get(finger, 'clientY') ?? Reflect.get(finger, 'pageY'));
  return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : undefined;
}

/** The client's types spell it without the d. */
function changed(params: Params): unknown[] {
  return list(params, params['changedTouches'] === undefined ? 'changeTouches' : 'changedTouches');
}

function trigger(elements: Elements, params: Params): void {
  send(elements, params, text(params, 'type'), {});
}

function dispatchGiven(elements: Elements, params: Params): void {
  const touches = { touches: list(params, 'touches'), changedTouches: changed(params) };
  send(elements, params, text(params, 'eventName'), touches);
}

function send(elements: Elements, params: Params, type: string, extra: Record<string, unknown>): void {
  const node = nodeOf(elements.element(params));
  if (!node) throw new Error('the element cannot have events');
  const detail = params['detail'] ?? {};
  if (BUBBLING.has(type)) dispatch(node, type, detail, extra);
  else componentOf(node)?.triggerEvent(type, detail, { bubbles: false, composed: false });
}
