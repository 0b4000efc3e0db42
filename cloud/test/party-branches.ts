import type { PersonView } from '../contract/identity/identity.api';
import type { NoticeView } from '../contract/notify/notify.api';
import type { PartyDuty } from '../contract/party/meeting.flow';
import { Clock } from '../src/kernel/clock';
import { Database } from '../src/kernel/database';
import { Deliveries } from '../src/kernel/delivery';
import { Directory } from '../src/org/directory';
import type { Person, Town } from './build';
import { holderOf } from './powers/strangers';
import { made, Volunteering } from './volunteering';

export interface Member {
  readonly id: number;
  readonly person: Person;
}

/** Two branches of one community that nobody else's story knows, each with its secretary. */
export class PartyBranches {
  branch = 0;
  other = 0;
  generalBranch = 0;
  secretary: Member;
  chen: Member;
  zhao: Member;
  /** Leads the other branch. */
  stranger: Member;
  /** Leads the community. */
  chief: Person;

  private constructor(
    readonly around: Volunteering,
    readonly clock: Clock,
    readonly database: Database,
    private readonly deliveries: Deliveries,
  ) {}

  static async in(town: Town): Promise<PartyBranches> {
    const { container } = town;
    const directory = await container.getAsync(Directory);
    const told = new PartyBranches(
      await Volunteering.in(town),
      await container.getAsync(Clock),
      await container.getAsync(Database),
      await container.getAsync(Deliveries),
    );
    const { communityId } = told.around;
    told.chief = (await holderOf('leader', communityId, town)).person;
    told.branch = await told.founded('榆树里党支部');
    told.other = await told.founded('柳荫里党支部');
    await directory.reload();
    const orgs = directory.children(communityId);
    told.generalBranch = orgs.find(({ rank }) => rank === 'generalBranch')?.id ?? 0;
    told.secretary = await told.member(told.branch, 'secretary');
    told.chen = await told.member(told.branch);
    told.zhao = await told.member(told.branch, 'organiser');
    told.stranger = await told.member(told.other, 'secretary');
    return told;
  }

  get community(): number {
    return this.around.communityId;
  }

  /** Somebody new in the register. */
  async member(orgUnitId: number, duty: PartyDuty | null = null): Promise<Member> {
    const person = await this.around.resident();
    const { id } = made(await person.get<PersonView>('/me'));
    const row = { personId: id, orgUnitId, kind: 'full', since: Date.UTC(2010, 6, 1), duty };
    await this.database.unitOfWork((uow) => uow.insert('party_member', row));
    return { id, person };
  }

  async at<T>(moment: number, work: () => Promise<T>): Promise<T> {
    const restore = this.clock.set(() => moment);
    return work().finally(restore);
  }

  /** What somebody was told, the latest first. */
  async inbox({ person }: Member): Promise<string[]> {
    while ((await this.deliveries.runDue()) > 0);
    return made(await person.get<{ rows: NoticeView[] }>('/inbox')).rows.map(({ title }) => title);
  }

  private founded(name: string): Promise<number> {
    return this.database.unitOfWork(async (uow) => {
      const home = await uow.one<{ path: string }>('SELECT path FROM unit WHERE id = ?', [this.community]);
      const row = { parentId: this.community, kind: 'partyOrg', name, shortName: name, partyRank: 'branch' };
      const code = `X${Math.random().toString(36).slice(2, 10).toUpperCase()}`;
      const id = await uow.insert('unit', { ...row, code, path: '' });
      await uow.update('unit', id, { path: `${home?.path}${id}/` });
      return id;
    });
  }
}

export const actions = ({ actions: offered }: { actions: { action: string }[] }): string[] =>
  offered.map(({ action }) => action);
