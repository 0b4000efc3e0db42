import Taro from '@tarojs/taro';

/** A value kept in the phone's storage that hooks can watch. */
export interface Kept<T> {
  get: () => T;
  set: (next: T) => void;
  /** Calls back after every change; returns the way to stop. */
  watch: (listener: () => void) => () => void;
}

/**
 * `read` checks what an older version may have left in storage and returns the value to start with.
 * Storage that is full or forbidden costs the memory of it, not the app.
 */
export function kept<T>(key: string, read: (stored: unknown) => T): Kept<T> {
  const listeners = new Set<() => void>();
  let value: T | undefined;
  let known = false;
  const get = (): T => {
    if (!known || value === undefined) value = read(stored(key));
    known = true;
    return value;
  };
  return {
    get,
    set(next) {
      value = next;
      known = true;
      Taro.setStorage({ key, data: next }).catch((cause: unknown) => console.warn(`没有存下 ${key}`, cause));
      listeners.forEach((listener) => listener());
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function stored(key: string): unknown {
  try {
    return Taro.getStorageSync<unknown>(key);
  } catch (cause) {
    console.warn(`没有读到 ${key}`, cause);
    return undefined;
  }
}
