import type { Package } from '../program';
import type { SetDataCost } from '../page/framework/set-data';
import type { NotedRequest } from './service';

/** What a program has cost since the record was last read. Times are milliseconds since the program was started. */
export interface CostRecord {
  readonly setData: SetDataCost;
  readonly requests: readonly NotedRequest[];
  /** When a page first showed content (see page/first-content.ts), not a word of waiting; undefined = not yet. */
  readonly firstContent: number | undefined;
  readonly packages: readonly Package[];
}

/** Keeps the requests of one program until they are read. */
export class Costs {
  private requests: NotedRequest[] = [];

  constructor(
    private readonly began: number,
    private readonly packages: readonly Package[],
  ) {}

  note(request: NotedRequest): void {
    this.requests.push({ ...request, began: request.began - this.began, ended: request.ended - this.began });
  }

  /** Reads the record and begins a new one. `page` is what the page itself has counted. */
  take(page: { setData: SetDataCost; firstContent: number }): CostRecord {
    const { requests } = this;
    this.requests = [];
    const firstContent = page.firstContent > 0 ? page.firstContent - this.began : undefined;
    return { setData: page.setData, requests, firstContent, packages: this.packages };
  }
}
