import type { HostServices } from '../builtin';
import { ApiFailure, asynchronous, failureOf, type ApiFamily, type ApiOptions } from './api';
import { askNodeNow } from './node';
import { isRecord, kindOf, text, wrongParameter } from './options';

/** wx storage with its limits. Values are copies, typed as WeChat keeps them (Date stays a Date). */
export const storageFamily: ApiFamily = (host) => {
  let loaded: KeptValues | undefined;
  const kept = (): KeptValues => (loaded ??= KeptValues.of(host));
  const set = (name: string) => (options: ApiOptions) => kept().set(keyOf(options), options.data, name);
  const get = (options: ApiOptions) => {
    const value = kept().get(keyOf(options));
    if (value === undefined) throw new ApiFailure('data not found');
    return { data: value };
  };
  return {
    setStorage: asynchronous('setStorage', set('setStorage')),
    getStorage: asynchronous('getStorage', get),
    removeStorage: asynchronous('removeStorage', (options) => kept().remove(keyOf(options))),
    clearStorage: asynchronous('clearStorage', () => kept().clear()),
    getStorageInfo: asynchronous('getStorageInfo', () => kept().info()),
    setStorageSync: thrown('setStorageSync', (key: string, data: unknown) =>
      kept().set(keyOf({ key }), data, 'setStorageSync'),
    ),
    getStorageSync: thrown('getStorageSync', (key: string) => kept().get(keyOf({ key })) ?? ''),
    removeStorageSync: thrown('removeStorageSync', (key: string) => kept().remove(keyOf({ key }))),
    clearStorageSync: thrown('clearStorageSync', () => kept().clear()),
    getStorageInfoSync: thrown('getStorageInfoSync', () => kept().info()),
    batchSetStorageSync: thrown('batchSetStorageSync', (pairs: { key: string; value: unknown }[]) =>
      pairs.forEach(({ key, value }) => kept().set(keyOf({ key }), value, 'batchSetStorageSync')),
    ),
    batchGetStorageSync: thrown('batchGetStorageSync', (keys: string[]) =>
      keys.map((key) => kept().get(keyOf({ key })) ?? ''),
    ),
  };
};

/** A …Sync function throws an Error whose message is the `errMsg`. */
function thrown<Args extends unknown[]>(name: string, act: (...args: Args) => unknown) {
  return (...args: Args): unknown => {
    try {
      return act(...args);
    } catch (error) {
      throw new Error(String(failureOf(name, error).errMsg));
    }
  };
}

function keyOf(options: ApiOptions): string {
  const key = text(options, 'key');
  if (key === '') throw wrongParameter('key', 'non-empty String', key);
  return key;
}

const KILOBYTE = 1024;

class KeptValues {
  private constructor(
    private readonly host: HostServices,
    private readonly texts: Map<string, string>,
    private readonly limits: { readonly all: number; readonly key: number },
  ) {}

  static of(host: HostServices): KeptValues {
    const { entries, allBytes, keyBytes } = askNodeNow(host, 'storage.load', {});
    const texts = new Map(
      Object.entries(isRecord(entries) ? entries : {}).map(([key, value]) => [key, String(value)]),
    );
    return new KeptValues(host, texts, { all: Number(allBytes), key: Number(keyBytes) });
  }

  get(key: string): unknown {
    const written = this.texts.get(key);
    return written === undefined ? undefined : read(written);
  }

  set(key: string, value: unknown, name: string): void {
    const written = write(value);
    const size = bytesOf(written);
    if (size > this.limits.key) throw new ApiFailure('entry size limit reached');
    const others = this.size() - bytesOf(this.texts.get(key) ?? '');
    if (others + size > this.limits.all) {
      throw new ApiFailure(`exceed storage max size ${Math.round(this.limits.all / KILOBYTE / KILOBYTE)}Mb`);
    }
    this.texts.set(key, written);
    this.save(name);
  }

  remove(key: string): void {
    if (this.texts.delete(key)) this.save('removeStorage');
  }

  clear(): void {
    this.texts.clear();
    this.save('clearStorage');
  }

  /** Sizes in KB, as WeChat tells them. */
  info() {
    const currentSize = Math.ceil(this.size() / KILOBYTE);
    return { keys: [...this.texts.keys()], currentSize, limitSize: Math.round(this.limits.all / KILOBYTE) };
  }

  private size(): number {
    return [...this.texts].reduce((sum, [key, written]) => sum + bytesOf(key) + bytesOf(written), 0);
  }

  private save(name: string): void {
    this.host.node('storage.save', { entries: Object.fromEntries(this.texts) }).catch((error: unknown) => {
      this.host.report(new Error(`${name}: the host could not keep it: ${String(error)}`));
    });
  }
}

function write(value: unknown): string {
  if (value instanceof Date) return JSON.stringify({ type: 'Date', data: value.getTime() });
  if (typeof value === 'function' || typeof value === 'symbol') throw wrongParameter('data', 'Object', value);
  return JSON.stringify({ type: kindOf(value), data: value });
}

function read(written: string): unknown {
  const kept: unknown = JSON.parse(written);
  if (!isRecord(kept)) return undefined;
  return kept.type === 'Date' ? new Date(Number(kept.data)) : kept.data;
}

function bytesOf(written: string): number {
  return new TextEncoder().encode(written).length;
}
