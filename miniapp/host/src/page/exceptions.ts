import { Listeners } from './listeners';

/** Set once App() has been called: App.onError and App.onUnhandledRejection. */
interface Hearer {
  onError?(message: string): void;
  onUnhandledRejection?(rejection: { reason: unknown; promise: Promise<unknown> }): void;
}

/** Everything `wx.onXxx` listens to. */
export const listeners = new Listeners((error) => report(error));
let hearer: Hearer = {};

export function hearExceptions(app: Hearer): void {
  hearer = app;
}

/** An exception of the program's own code: the automator's client, `wx.onError` and `App.onError` are told. */
export function report(error: unknown): void {
  const { message, stack } = worded(error);
  tellClient(message, stack);
  listeners.emit('Error', { message, stack });
  callHearer(() => hearer.onError?.(stack || message));
}

/** A promise of the program that nobody waited for. */
function reportRejection(reason: unknown, promise: Promise<unknown>): void {
  const { message, stack } = worded(reason);
  tellClient(`Unhandled promise rejection: ${message}`, stack);
  listeners.emit('UnhandledRejection', { reason, promise });
  callHearer(() => hearer.onUnhandledRejection?.({ reason, promise }));
}

/** Runs the program's code where nobody would catch: a throw becomes a report. */
export function guarded<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    report(error);
    return undefined;
  }
}

export function catchEverything(): void {
  window.addEventListener('error', (event) => {
    if (/ResizeObserver loop/.test(event.message)) return;
    report(event.error ?? event.message);
  });
  window.addEventListener('unhandledrejection', (event) => reportRejection(event.reason, event.promise));
}

function tellClient(message: string, stack: string): void {
  void window.__event('App.exceptionThrown', { message, stack });
}

// A handler of errors that throws must not be asked about its own error.
function callHearer(call: () => void): void {
  try {
    call();
  } catch (error) {
    const { message, stack } = worded(error);
    tellClient(`onError itself failed: ${message}`, stack);
  }
}

function worded(error: unknown): { message: string; stack: string } {
  if (error instanceof Error) return { message: error.message, stack: error.stack ?? '' };
  if (error && typeof error === 'object' && 'errMsg' in error)
    return { message: String(error.errMsg), stack: '' };
  return { message: typeof error === 'string' ? error : (JSON.stringify(error) ?? String(error)), stack: '' };
}
