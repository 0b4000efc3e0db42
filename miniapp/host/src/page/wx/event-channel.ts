type Listener = (...args: unknown[]) => void;

/** What joins a page and the page that it opened: wx.navigateTo's `events` and `res.eventChannel`. */
export class EventChannel {
  private readonly listeners = new Map<string, Set<Listener>>();

  on = (name: string, listener: Listener): void => {
    const known = this.listeners.get(name) ?? new Set<Listener>();
    this.listeners.set(name, known.add(listener));
  };

  once = (name: string, listener: Listener): void => {
    const heard: Listener = (...args) => {
      this.off(name, heard);
      listener(...args);
    };
    this.on(name, heard);
  };

  off = (name: string, listener?: Listener): void => {
    if (listener) this.listeners.get(name)?.delete(listener);
    else this.listeners.delete(name);
  };

  emit = (name: string, ...args: unknown[]): void => {
    for (const listener of [...(this.listeners.get(name) ?? [])]) listener(...args);
  };
}
