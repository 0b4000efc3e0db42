import type { PayoutView, QuarantineView, ReconciliationView } from '../contract/payout/payout.api';
import type { Page } from '../contract/route';
import { Clock } from '../src/kernel/clock';
import { Directory } from '../src/org/directory';
import { PayoutWorker } from '../src/payout/payout.worker';
import { Payouts } from '../src/payout/payouts';
import { Sessions } from '../src/identity/sessions';
import { Person, type Town } from './build';
import { holderOf } from './powers/strangers';
import { Rewarding } from './rewarding';
import { made } from './volunteering';
import { townMonth } from '../src/points/points.month';

const MINUTE = 60_000;

/** The district's money, its leader, and residents to be paid. */
export class Paying {
  private count = 0;

  private constructor(
    readonly rewards: Rewarding,
    readonly leader: Person,
    private readonly parts: {
      readonly payouts: Payouts;
      readonly worker: PayoutWorker;
      readonly clock: Clock;
    },
  ) {}

  get worker(): PayoutWorker {
    return this.parts.worker;
  }

  static async in(town: Town): Promise<Paying> {
    const directory = await town.container.getAsync(Directory);
    const { id } = await holderOf('leader', directory.district.id, town);
    // On a phone: the console would sign them out while the clock is moved.
    const sessions = await town.container.getAsync(Sessions);
    const { token } = await sessions.begin({ personId: id, program: 'command', ip: '127.0.0.1' });
    await directory.reload();
    const { container } = town;
    const [payouts, worker] = [await container.getAsync(Payouts), await container.getAsync(PayoutWorker)];
    const clock = await container.getAsync(Clock);
    town.pay.now = () => clock.now();
    return new Paying(await Rewarding.in(town), new Person(town, token), { payouts, worker, clock });
  }

  async grants(amount: number): Promise<void> {
    const month = townMonth(this.parts.clock.now());
    made(await this.leader.post('/payout-budget/grants', { month, amount, words: '区级奖励经费' }));
  }

  /** Proposed for a resident; approved by itself when it is small. */
  async proposed(who: Person, amount = 1_000, approvalAbove = 5_000): Promise<PayoutView> {
    const reward = `test:${this.parts.clock.now()}:${(this.count += 1)}`;
    const personId = await this.rewards.idOf(who);
    await this.parts.payouts.propose({ reward, personId, amount, approvalAbove, words: '随手拍核实奖励' });
    const row = await this.rewards.database.readOne<{ id: number }>(
      'SELECT id FROM payout WHERE reward = ?',
      [reward],
    );
    return this.view(row?.id ?? 0);
  }

  /** Sent, and waiting for the receiver. */
  async waiting(who: Person, amount = 1_000): Promise<PayoutView> {
    const { id } = await this.proposed(who, amount);
    await this.worker.once();
    return this.view(id);
  }

  async view(id: number): Promise<PayoutView> {
    return made(await this.leader.get<PayoutView>(`/payouts/${id}`));
  }

  /** Lets the worker look so many minutes later, again and again. */
  async later(minutes: number, times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      this.rewards.at.later(minutes * MINUTE);
      await this.worker.once();
    }
  }

  async quarantine(): Promise<QuarantineView[]> {
    return made(await this.leader.get<Page<QuarantineView>>('/payout-quarantine?size=100')).rows;
  }

  async reconciles(day: string): Promise<ReconciliationView> {
    return made(await this.leader.post<ReconciliationView>('/payout-reconciliations', { day }));
  }

  take(id: number, action: string, form = {}) {
    return this.leader.post<PayoutView>(`/payouts/${id}/steps/${action}`, { form });
  }
}
