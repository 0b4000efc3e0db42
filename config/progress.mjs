import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What is being built, kept in a file the landing page reads through the server:
 * { items: [{ key, name, state: waiting|building|ready|failed, startedAt, seconds, log? }] }; startedAt in
 * milliseconds since the epoch, seconds of building so far or in all.
 */
export class Progress {
  #items;
  #file;
  #ticking;

  constructor(file, items) {
    this.#file = file;
    this.#items = items.map(({ key, name }) => ({
      key,
      name,
      state: 'waiting',
      startedAt: null,
      seconds: 0,
    }));
    mkdirSync(dirname(file), { recursive: true });
    this.#save();
  }

  building(key) {
    this.#change(key, { state: 'building', startedAt: Date.now(), seconds: 0 });
    // The seconds are counted here, for the reader's clock may be another machine's.
    this.#ticking = setInterval(() => this.#change(key, {}), 1000).unref();
  }

  ready(key) {
    clearInterval(this.#ticking);
    this.#change(key, { state: 'ready' });
  }

  /** lines: the build's last words, shown to whoever opens the page. */
  failed(key, lines) {
    clearInterval(this.#ticking);
    this.#change(key, { state: 'failed', log: lines.slice(-30).join('\n') });
  }

  #change(key, change) {
    const item = this.#items.find((entry) => entry.key === key);
    Object.assign(item, change);
    if (item.startedAt) item.seconds = Math.round((Date.now() - item.startedAt) / 1000);
    this.#save();
  }

  // Written beside and renamed, so that a reader never meets half a file.
  #save() {
    writeFileSync(`${this.#file}.new`, JSON.stringify({ items: this.#items }));
    renameSync(`${this.#file}.new`, this.#file);
  }
}
