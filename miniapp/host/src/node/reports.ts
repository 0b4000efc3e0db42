import type { AutomatorServer } from './automator/server';
import type { ThrownException } from './running-program';

/** What the page tells the automator's client unasked, and the exceptions kept for those who ask later. */
export class Reports {
  readonly exceptions: ThrownException[] = [];
  private readonly logs: unknown[] = [];
  private server: AutomatorServer | undefined;
  private logging = false;

  passTo(server: AutomatorServer): void {
    this.server = server;
  }

  /** From now on the client hears the console; first what was said before. */
  enableLog(): void {
    if (this.logging) return;
    this.logging = true;
    for (const said of this.logs.splice(0)) this.server?.tell('App.logAdded', said);
  }

  readonly hear = (method: string, params: unknown): void => {
    if (method === 'App.exceptionThrown') this.exceptions.push(exception(params));
    if (method === 'App.logAdded' && !this.logging) this.logs.push(params);
    else this.server?.tell(method, params);
  };
}

function exception(params: unknown): ThrownException {
  const { message = '', stack = '' } = params !== null && typeof params === 'object' ? { ...params } : {};
  return { message: String(message), stack: String(stack) };
}
