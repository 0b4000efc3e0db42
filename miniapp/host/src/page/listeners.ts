type Listener = (detail: never) => void;

/** Listeners by name, in the order they were added. */
export class Listeners {
  private readonly byName = new Map<string, Set<Listener>>();

  constructor(private readonly failed: (error: unknown) => void) {}

  on(name: string, listener: Listener): void {
    const known = this.byName.get(name) ?? new Set();
    this.byName.set(name, known.add(listener));
  }

  off(name: string, listener?: Listener): void {
    if (listener) this.byName.get(name)?.delete(listener);
    else this.byName.delete(name);
  }

  /** One listener that throws does not keep the others from hearing. */
  emit(name: string, detail?: unknown): void {
    for (const listener of [...(this.byName.get(name) ?? [])]) {
      try {
        Reflect.apply(listener, undefined, [detail]);
      } catch (error) {
        this.failed(error);
      }
    }
  }
}
