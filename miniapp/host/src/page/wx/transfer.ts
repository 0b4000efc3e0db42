import type { HostServices } from '../builtin';

type Listener = (told: Record<string, unknown>) => void;
type Happening = 'headers' | 'chunk' | 'progress';

let last = 0;

/** One transfer under way in Node: its number there, and who listens to it here. */
export class Transfer {
  readonly id = `transfer-${(last += 1)}`;
  private readonly listeners = new Map<Happening, Set<Listener>>();
  private headersTold = false;

  constructor(
    private readonly host: HostServices,
    private readonly running: RunningTransfers,
  ) {
    running.add(this);
  }

  /** `onX` and `offX` of a task. */
  listen(happening: Happening): { on: (listener: Listener) => void; off: (listener?: Listener) => void } {
    const known = this.listeners.get(happening) ?? new Set<Listener>();
    this.listeners.set(happening, known);
    return {
      on: (listener) => void known.add(listener),
      off: (listener) => (listener ? void known.delete(listener) : known.clear()),
    };
  }

  tell(happening: Happening, detail: Record<string, unknown>): void {
    if (happening === 'headers' && this.headersTold) return;
    if (happening === 'headers') this.headersTold = true;
    this.listeners.get(happening)?.forEach((listener) => {
      try {
        listener(detail);
      } catch (error) {
        this.host.report(error);
      }
    });
  }

  abort = (): void => void this.host.node('transfer.abort', { id: this.id });

  ended(): void {
    this.running.remove(this);
  }
}

/** The transfers that Node may still tell about. */
export class RunningTransfers {
  private readonly byId = new Map<string, Transfer>();

  add(transfer: Transfer): void {
    this.byId.set(transfer.id, transfer);
  }

  remove(transfer: Transfer): void {
    this.byId.delete(transfer.id);
  }

  /** Passes on what Node tells under `event`. */
  pass(host: HostServices, event: string, happening: Happening, shape = asTold): void {
    host.onNode(event, ({ id, ...told }: { id: string }) => this.byId.get(id)?.tell(happening, shape(told)));
  }
}

function asTold(told: Record<string, unknown>): Record<string, unknown> {
  return told;
}
