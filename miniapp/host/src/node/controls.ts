import type { Feeds } from '../page/builtin';
import type { SetDataCost } from '../page/framework/set-data';
import type { CostRecord, Costs } from './costs';
import type { DeviceSize } from './options';
import type { RunningPage } from './running-page';

/** What is done to a running program from outside: by the one who launched it, or by the client's `Host.*` commands. */
export class Controls {
  constructor(
    private readonly page: RunningPage,
    private readonly costs: Costs,
    private readonly feeds: Feeds,
  ) {}

  /** Changes some of the answers given beforehand, on both sides. */
  async feed(change: Feeds): Promise<void> {
    Object.assign(this.feeds, change);
    await this.page.command('Host.feed', { feeds: change });
  }

  async takeCosts(): Promise<CostRecord> {
    const counted = await this.page.command('Host.costs', {});
    return this.costs.take(counted as { setData: SetDataCost; firstContent: number }); // the page's own answer
  }

  /** Turns or resizes the screen. */
  async resize(size: DeviceSize): Promise<void> {
    await this.page.resize(size);
  }
}
