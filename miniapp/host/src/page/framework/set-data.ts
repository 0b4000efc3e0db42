import { component } from 'glass-easel-miniprogram-adapter';
import { report } from '../exceptions';

const KILOBYTE = 1024;
const WARNED_FROM = 256 * KILOBYTE;
/** WeChat refuses more: https://developers.weixin.qq.com/miniprogram/dev/framework/performance/tips/runtime_setData.html */
const REFUSED_FROM = 1024 * KILOBYTE;

/** What setData has carried across since the last reading. */
export interface SetDataCost {
  count: number;
  /** Bytes of JSON in UTF-8, all calls together. */
  bytes: number;
  largest: { bytes: number; path: string };
}

let cost = nothing();

/** The cost since the last call. */
export function takeSetDataCost(): SetDataCost {
  const taken = cost;
  cost = nothing();
  return taken;
}

const closed = new WeakSet<object>();

/** A page that has been closed hears no setData any more, as in WeChat: what it would draw has nowhere to stand. */
export function endSetData(caller: object): void {
  closed.add(caller);
}

/** From now on setData carries a copy, as between WeChat's two threads, and its size is noted. */
export function carrySetData(): void {
  const prototype = component.ComponentCaller.prototype;
  const apply = prototype.setData;
  prototype.setData = function (data, callback) {
    if (data === null || typeof data !== 'object')
      throw new Error('Setting data failed: setData needs an object');
    if (closed.has(this)) return;
    apply.call(this, carried(data, this.is), callback);
  };
}

function carried(data: object, path: string): Record<string, unknown> {
  const defined = Object.fromEntries(
    Object.entries(data).filter(([field, value]) => isSettable(field, value)),
  );
  const written = JSON.stringify(defined);
  const bytes = new TextEncoder().encode(written).length;
  note(bytes, path);
  if (bytes >= REFUSED_FROM)
    throw new Error(`setData of ${path}: ${inKilobytes(bytes)} exceed the limit of 1024 KB`);
  if (bytes >= WARNED_FROM)
    report(new Error(`setData of ${path}: ${inKilobytes(bytes)} are more than the 256 KB advised`));
  return JSON.parse(written);
}

function isSettable(field: string, value: unknown): boolean {
  if (value === undefined) console.warn(`Setting data field "${field}" to undefined is invalid.`);
  return value !== undefined && typeof value !== 'function';
}

function note(bytes: number, path: string): void {
  cost.count += 1;
  cost.bytes += bytes;
  if (bytes > cost.largest.bytes) cost.largest = { bytes, path };
}

function inKilobytes(bytes: number): string {
  return `${Math.ceil(bytes / KILOBYTE)} KB`;
}

function nothing(): SetDataCost {
  return { count: 0, bytes: 0, largest: { bytes: 0, path: '' } };
}
