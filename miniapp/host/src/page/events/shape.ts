import * as ge from 'glass-easel';
import { elementOf } from '../framework/nodes';

const heard = new WeakSet<object>();

/** Whether any handler of the program was called with the event: WeChat gives no tap after a longpress that was heard. */
export function wasHeard(event: object): boolean {
  return heard.has(event);
}

/** What stands in `event.target`: never the component itself, which lives on the other thread. */
interface Target {
  readonly id: string;
  readonly dataset: Readonly<Record<string, unknown>>;
  readonly offsetLeft: number;
  readonly offsetTop: number;
}

/** From now on handlers receive events in WeChat's shape. */
export function shapeEvents(): void {
  const wrap = ge.Event.prototype.wrapShadowedEvent;
  ge.Event.prototype.wrapShadowedEvent = function (target, mark, currentTarget) {
    heard.add(this);
    const wrapped = wrap.call(this, target, mark, currentTarget);
    return Object.assign(wrapped, {
      type: this.type,
      timeStamp: Math.round(performance.now()),
      target: shaped(target),
      currentTarget: shaped(currentTarget),
      mark: { ...mark },
      detail: this.detail ?? {},
      ...this.extraFields,
    });
  };
}

function shaped(node: unknown): Target {
  const inner = node && typeof node === 'object' && '_$' in node ? node._$ : node;
  if (!ge.Element.isElement(inner)) return { id: '', dataset: {}, offsetLeft: 0, offsetTop: 0 };
  const element = elementOf(inner);
  return {
    id: inner.id,
    dataset: { ...inner.dataset },
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
  };
}
