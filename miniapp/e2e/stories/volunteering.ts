import type { Page } from '@contract/route';
import type { ActivityRow, ActivityView, CheckCodeView, ClaimRow } from '@contract/volunteer/volunteer.api';
import { staff, type Townsperson } from '../townsfolk';

const MINUTE = 60_000;
/** A code is read for two turns of five seconds after its own. */
export const PAST_GRACE_MS = 16_000;

/** The community's desk, where activities are planned and their codes shown. */
export class Desk {
  private constructor(
    private readonly fang: Townsperson,
    private readonly communityId: number,
    /** Where its activities are, gcj02. */
    readonly place: { lng: number; lat: number },
  ) {}

  static async open(): Promise<Desk> {
    const fang = await staff('fang');
    const { rows } = await fang.get<Page<ActivityRow>>('/volunteer/activities?scope=desk&size=1');
    const [known] = rows;
    if (!known) throw new Error('the demonstration has no activity');
    return new Desk(fang, known.community.id, known.place);
  }

  /** An activity that recruits and begins in twenty minutes, for an hour. */
  async publishes(title: string): Promise<number> {
    // On the minute, as a console has it: a correction by hand knows no seconds.
    const startsAt = Math.ceil(Date.now() / MINUTE + 20) * MINUTE;
    const plan = {
      ...{ title, words: '请带手套，工具由社区准备。', kind: 'environment', address: '社区门前' },
      ...{ place: this.place, startsAt, endsAt: startsAt + 60 * MINUTE, capacity: 5, points: 10 },
    };
    const body = { communityId: this.communityId, plan, orderIds: [] };
    const { id } = await this.fang.post<ActivityView>('/volunteer/activities', body);
    await this.takes(id, 'publish');
    return id;
  }

  takes(id: number, action: string): Promise<ActivityView> {
    return this.fang.post(`/volunteer/activities/${id}/steps/${action}`, { form: {} });
  }

  /** One that was over long ago, to which the demonstration's volunteer came. */
  static readonly OVER = '周末清洁家园';

  /** What the screen shows now. */
  async code(id: number): Promise<string> {
    return (await this.fang.get<CheckCodeView>(`/volunteer/activities/${id}/code`)).text;
  }

  async claims(id: number): Promise<ClaimRow[]> {
    return (await this.fang.get<Page<ClaimRow>>(`/volunteer/activities/${id}/claims`)).rows;
  }
}
