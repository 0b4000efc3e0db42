/** What the browser has and WeChat's program thread has not: shadowed by `undefined` in every module. */
const ABSENT = [
  ...['window', 'document', 'self', 'top', 'parent', 'frames', 'navigator', 'location', 'history', 'screen'],
  ...[
    'localStorage',
    'sessionStorage',
    'indexedDB',
    'caches',
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'EventSource',
  ],
  ...[
    'Image',
    'Audio',
    'Worker',
    'SharedWorker',
    'Notification',
    'alert',
    'confirm',
    'prompt',
    'open',
    'close',
  ],
  ...[
    'requestAnimationFrame',
    'cancelAnimationFrame',
    'requestIdleCallback',
    'getComputedStyle',
    'matchMedia',
  ],
  ...[
    'HTMLElement',
    'Element',
    'Node',
    'Event',
    'CustomEvent',
    'EventTarget',
    'MutationObserver',
    'DOMParser',
  ],
  ...[
    'IntersectionObserver',
    'ResizeObserver',
    'customElements',
    'CSS',
    'Blob',
    'File',
    'FileReader',
    'FormData',
  ],
  ...['Headers', 'Request', 'Response', 'AbortController', 'AbortSignal', 'URL', 'URLSearchParams', 'crypto'],
  ...[
    'TextEncoder',
    'TextDecoder',
    'btoa',
    'atob',
    'structuredClone',
    'eval',
    'importScripts',
    'performance',
  ],
  ...[
    'MessageChannel',
    'MessagePort',
    'BroadcastChannel',
    'OffscreenCanvas',
    'createImageBitmap',
    'postMessage',
  ],
];

const PRESENT = [
  ...[
    'Object',
    'Array',
    'Map',
    'Set',
    'WeakMap',
    'WeakSet',
    'WeakRef',
    'Promise',
    'Symbol',
    'Proxy',
    'Reflect',
    'JSON',
  ],
  ...['Math', 'Date', 'RegExp', 'String', 'Number', 'Boolean', 'BigInt', 'Intl', 'ArrayBuffer', 'DataView'],
  ...[
    'Error',
    'TypeError',
    'RangeError',
    'SyntaxError',
    'ReferenceError',
    'EvalError',
    'URIError',
    'AggregateError',
  ],
  ...[
    'Int8Array',
    'Uint8Array',
    'Uint8ClampedArray',
    'Int16Array',
    'Uint16Array',
    'Int32Array',
    'Uint32Array',
  ],
  ...['Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'Atomics', 'FinalizationRegistry'],
  ...['parseInt', 'parseFloat', 'isNaN', 'isFinite', 'NaN', 'Infinity', 'undefined'],
  ...['encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI', 'escape', 'unescape'],
];
const TIMERS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;

/** The global object of the program's thread, and the names that each module sees. */
export interface AppGlobal {
  readonly object: Record<string, unknown>;
  /** Adds a global, as the automator's `exposeFunction` does. */
  define(name: string, value: unknown): void;
  /** Runs source as the body of a function with these parameters; nothing of the browser is in its reach. */
  run(source: string, parameters: Readonly<Record<string, unknown>>, name: string): unknown;
}

export function createAppGlobal(): AppGlobal {
  const object: Record<string, unknown> = Object.create(null);
  for (const name of PRESENT) object[name] = Reflect.get(window, name);
  for (const name of TIMERS) object[name] = window[name].bind(window);
  Object.assign(object, { globalThis: object, global: object, Function: onlyThis(object) });
  const shadows: Record<string, unknown> = Object.fromEntries(ABSENT.map((name) => [name, undefined]));
  return {
    object,
    define(name, value) {
      object[name] = value;
    },
    run(source, parameters, name) {
      // Two functions: a strict module may not itself have a parameter named `eval`.
      const outer = { ...shadows, ...object };
      const make = new Function(
        ...Object.keys(outer).filter((each) => each !== 'undefined'),
        `return function(${Object.keys(parameters).join()}){${source}\n}\n//# sourceURL=weapp:///${name}`,
      );
      const given = Object.entries(outer).flatMap(([each, value]) => (each === 'undefined' ? [] : [value]));
      return Reflect.apply(make(...given), undefined, Object.values(parameters));
    },
  };
}

/** WeChat makes no functions from text, except the old way to find the global object. */
function onlyThis(object: object): unknown {
  const make = (_target: unknown, given: unknown[]) => {
    if (String(given[0]).trim().replace(/;$/, '') === 'return this') return () => object;
    throw new EvalError('Function() is not allowed in a mini-program');
  };
  return new Proxy(Function, { apply: (target, _this, given) => make(target, given), construct: make });
}
