import type { LaunchOptions } from './builtin';
import { guarded, hearExceptions, listeners } from './exceptions';

/** The object given to `App()`, and its lifecycle. */
export class AppService {
  private app: Record<string, unknown> = {};
  private foreground = false;

  /** `App()` as modules see it. */
  readonly define = (definition: Record<string, unknown>): void => {
    this.app = definition;
    hearExceptions(definition);
  };

  /** `getApp()` as modules see it. */
  readonly get = (): Record<string, unknown> => this.app;

  launch(options: LaunchOptions): void {
    this.call('onLaunch', options);
    this.show(options);
  }

  /** The program comes to the foreground. */
  show(options: LaunchOptions): void {
    if (this.foreground) return;
    this.foreground = true;
    this.call('onShow', options);
    listeners.emit('AppShow', options);
  }

  /** The user leaves the program for another. */
  hide(): void {
    if (!this.foreground) return;
    this.foreground = false;
    this.call('onHide');
    listeners.emit('AppHide');
  }

  pageNotFound(details: { path: string; query: unknown; isEntryPage: boolean }): void {
    this.call('onPageNotFound', details);
    listeners.emit('PageNotFound', details);
  }

  private call(name: string, ...given: unknown[]): void {
    const method = this.app[name];
    if (typeof method === 'function') guarded(() => Reflect.apply(method, this.app, given));
  }
}
