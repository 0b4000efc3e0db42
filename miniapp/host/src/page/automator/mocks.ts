import type { Host } from '../host';
import { jsonCopy } from '../json-copy';

type Callback = (outcome: unknown) => void;

/** Functions of `wx` that the client has replaced, and what they were. */
export class Mocks {
  private readonly origins = new Map<string, unknown>();

  constructor(private readonly host: Host) {}

  /** Evaluates a function's source on the program's side. */
  compile(declaration: string): (...given: unknown[]) => unknown {
    const made = this.host.appGlobal.run(`return (${declaration})`, {}, 'automator.js');
    if (typeof made !== 'function') throw new Error('functionDeclaration is not a function');
    return (...given) => Reflect.apply(made, undefined, given);
  }

  /** Puts a fixed result in place of an API. */
  mockResult(name: string, result: unknown): void {
    this.replace(name, () => jsonCopy(result));
  }

  /** Puts a function in its place; inside, `this.origin` is the API itself. */
  mockFunction(name: string, declaration: string, extra: unknown[]): void {
    const made = this.host.appGlobal.run(`return (${declaration})`, {}, 'automator.js');
    if (typeof made !== 'function') throw new Error('functionDeclaration is not a function');
    this.replace(name, (given, origin) => Reflect.apply(made, { origin }, [...given, ...extra]));
  }

  restore(name: string): void {
    if (!this.origins.has(name)) return;
    this.host.wxObject.wx[name] = this.origins.get(name);
    this.origins.delete(name);
  }

  private replace(name: string, answer: (given: unknown[], origin: unknown) => unknown): void {
    const { wx } = this.host.wxObject;
    if (!this.origins.has(name)) this.origins.set(name, wx[name]);
    const origin = this.origins.get(name);
    wx[name] = (...given: unknown[]) => {
      const result = answer(given, origin);
      return isSynchronous(name) ? result : settled(result, given[0]);
    };
  }
}

function isSynchronous(name: string): boolean {
  return /Sync$|^(on|off)[A-Z]|^create|^canIUse$|^get(Window|Device|AppBase|AppAuthorize|SystemSetting|Account)[A-Z]?\w*Info|^get\w+Manager$/.test(
    name,
  );
}

/** Answers as an asynchronous API does: callbacks when there are any, else a promise; `fail` in errMsg means failure. */
function settled(result: unknown, options: unknown): Promise<unknown> | undefined {
  const outcome = Promise.resolve(result).then((value) => {
    const message =
      value !== null && typeof value === 'object' && 'errMsg' in value ? String(value.errMsg) : '';
    return { value, failed: /:fail\b/.test(message) };
  });
  const callback = (name: string): Callback | undefined => {
    const found: unknown =
      options !== null && typeof options === 'object' ? Reflect.get(options, name) : undefined;
    return typeof found === 'function' ? (value) => Reflect.apply(found, undefined, [value]) : undefined;
  };
  const [success, fail, complete] = [callback('success'), callback('fail'), callback('complete')];
  if (!success && !fail && !complete) {
    return outcome.then(({ value, failed }) => (failed ? Promise.reject(value) : value));
  }
  void outcome.then(({ value, failed }) => {
    (failed ? fail : success)?.(value);
    complete?.(value);
  });
  return undefined;
}
