import type { Placed } from '../builtin';
import { nodeOf } from '../framework/nodes';

/** A component as events name it: `event.target` and its like. */
interface Target {
  readonly id: string;
  readonly dataset: Readonly<Record<string, unknown>>;
  readonly offsetLeft: number;
  readonly offsetTop: number;
}

export function targetOf(it: Placed): Target {
  const { element } = it;
  const { id, offsetLeft, offsetTop } = element;
  return { id, dataset: { ...nodeOf(element)?.dataset }, offsetLeft, offsetTop };
}
