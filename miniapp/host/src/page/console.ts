import { onTheWire } from './json-copy';

const LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const;

/** The console that the program sees: what it says also reaches the automator's client. */
export function tellingConsole(): Console {
  const telling: Console = Object.create(console);
  for (const level of LEVELS) {
    telling[level] = (...said: unknown[]) => {
      console[level](...said);
      void window.__event('App.logAdded', { type: level, args: said.map(carried) });
    };
  }
  return telling;
}

function carried(value: unknown): unknown {
  if (value instanceof Error) return value.stack ?? value.message;
  return typeof value === 'function' ? String(value) : onTheWire(value);
}
