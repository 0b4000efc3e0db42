import type { NotedRequest, ServiceContext } from '../service';
import { aborted, brokenConnection, ServiceFailure } from './failure';
import type { Params } from './params';
import type { Queue } from './queue';

/** What a transfer has cost so far; filled in by whoever carries it out. */
export interface Cost {
  method: string;
  url: string;
  sent: number;
  received: number;
  status: number;
}

/** The transfers of a program by the page's number for them: queued, abortable, and noted when they end. */
export class InFlight {
  private readonly byId = new Map<string, AbortController>();

  constructor(
    private readonly context: ServiceContext,
    private readonly queue: Queue,
    private readonly now: () => number = Date.now,
  ) {}

  async run<T>(
    kind: NotedRequest['kind'],
    params: Params,
    carryOut: (signal: AbortSignal, cost: Cost) => Promise<T>,
  ): Promise<T> {
    const id = params.text('id');
    const controller = new AbortController();
    this.byId.set(id, controller);
    try {
      return await this.queue.run(() => {
        if (controller.signal.aborted) throw aborted();
        return this.noted(kind, controller.signal, carryOut);
      });
    } catch (error) {
      if (controller.signal.aborted) throw aborted();
      throw error instanceof ServiceFailure ? error : brokenConnection(error);
    } finally {
      this.byId.delete(id);
    }
  }

  abort(id: string): void {
    this.byId.get(id)?.abort();
  }

  abortAll(): void {
    for (const controller of this.byId.values()) controller.abort();
  }

  private async noted<T>(
    kind: NotedRequest['kind'],
    signal: AbortSignal,
    carryOut: (signal: AbortSignal, cost: Cost) => Promise<T>,
  ): Promise<T> {
    const cost: Cost = { method: '', url: '', sent: 0, received: 0, status: 0 };
    const began = this.now();
    try {
      return await carryOut(signal, cost);
    } finally {
      // What was refused before it left the program has no address here.
      if (cost.url) this.context.noteRequest({ kind, ...cost, began, ended: this.now() });
    }
  }
}
