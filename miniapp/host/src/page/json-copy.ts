/**
 * A value as it arrives on the other thread: what JSON cannot carry (functions, undefined fields, symbols) is gone,
 * and nothing is shared. Throws for a value that goes round in circles.
 */
export function jsonCopy<T>(value: T): T {
  const written = JSON.stringify(value);
  return written === undefined ? value : JSON.parse(written);
}

/** As jsonCopy, but undefined for what cannot be carried at all: what a client over a wire would see. */
export function onTheWire(value: unknown): unknown {
  try {
    const written = JSON.stringify(value);
    return written === undefined ? undefined : JSON.parse(written);
  } catch (error) {
    return `[not serialisable: ${error instanceof Error ? error.message : String(error)}]`;
  }
}

/** Follows a path such as `list[0].name` into a value; the value itself for no path. */
export function at(value: unknown, path: string | undefined): unknown {
  if (!path) return value;
  const steps = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean);
  return steps.reduce<unknown>(
    (inner, step) => (inner !== null && typeof inner === 'object' ? Reflect.get(inner, step) : undefined),
    value,
  );
}
