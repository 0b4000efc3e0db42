import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CLAIM_STATES, type ClaimState } from '../../contract/volunteer/claim.flow';
import { HELP_KINDS, ORDER_STATES } from '../../contract/volunteer/order.flow';
import { SKILLS } from '../../contract/volunteer/activity.flow';
import { Database, type UnitOfWork } from '../kernel/database';
import type { Sealer } from '../kernel/personal-data';
import type { CopySection, PersonalHolding, SealedColumn } from '../kernel/personal-data.holdings';
import { onceEver, sealOlderWords } from '../kernel/personal-data.older';
import { townTime } from '../kernel/town-time';
import { ERASED } from '../kernel/trail';
import { Directory } from '../org/directory';
import { ORDER_PLACE, placeOf, sealPlace } from './order.place';
import { ORDER_WORDS, sealWords, wordsIn } from './order.words';
import { hoursOf, NEIGHBOUR, skillsOf, type OrderRecord, type ProfileRecord } from './volunteer.row';
import { TRAIL_CLOSED, VolunteerTrail } from './volunteer.trail';

interface ServiceRow {
  title: string;
  startsAt: number;
  state: ClaimState;
  minutes: number;
}

interface TrainingRow {
  title: string;
  minutes: number;
  at: number;
}
interface PlainOrder {
  id: number;
  address: string;
  lng: number | null;
  lat: number | null;
}

/** The fact that says that nothing of it stands in clear any more. */
export const VOLUNTEER_SEALED = 'volunteer-sealed';
const OPEN_CLAIMS = "'waiting', 'claimed', 'present', 'left', 'appealed'";
const OPEN_ORDERS = "'ordered', 'accepted', 'arranged', 'served'";

/** What volunteering keeps of people. Hours stay in the activity's own figures, as somebody's who is no longer known. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VolunteerHolding implements PersonalHolding {
  @Inject() protected database: Database;
  @Inject() protected org: Directory;
  @Inject() protected sealer: Sealer;
  @Inject() protected trail: VolunteerTrail;
  readonly sealed: readonly SealedColumn[] = [
    { table: 'volunteer_order', column: 'neighbourSealed', field: NEIGHBOUR },
    { table: 'volunteer_order', column: 'placeSealed', field: ORDER_PLACE },
    { table: 'volunteer_order', column: 'wordsSealed', field: ORDER_WORDS },
    { table: 'volunteer_event', column: 'closedSealed', field: TRAIL_CLOSED },
  ];

  /** Once, at the first start that can: what is from before it was sealed. */
  sealOlder(): Promise<void> {
    return onceEver(this.database, VOLUNTEER_SEALED, async () => {
      await this.sealPlaces();
      const moving = { table: 'volunteer_order', from: 'words', to: 'wordsSealed' };
      await sealOlderWords(this.database, moving, (words) => sealWords(this.sealer, words));
      await this.trail.sealOlder();
    });
  }

  private async sealPlaces(): Promise<void> {
    const inClear = "(address <> '' OR lng IS NOT NULL)";
    const plain = await this.database.read<PlainOrder>(
      `SELECT id, address, lng, lat FROM volunteer_order WHERE ${inClear} ORDER BY id`,
    );
    const sql = `UPDATE volunteer_order SET placeSealed = ?, address = '', lng = NULL, lat = NULL WHERE id = ? AND ${inClear}`;
    for (const { id, address, lng, lat } of plain) {
      const place = lng === null || lat === null ? {} : { place: { lng, lat } };
      const placeSealed = sealPlace(this.sealer, { address, ...place });
      await this.database.unitOfWork((uow) => uow.run(sql, [placeSealed, id]));
    }
  }

  async copy(personId: number): Promise<CopySection[]> {
    const [profiles, orders, services] = await this.database.readTogether<
      [ProfileRecord[], OrderRecord[], ServiceRow[]]
    >(
      { sql: 'SELECT * FROM volunteer_profile WHERE personId = ?', params: [personId] },
      { sql: 'SELECT * FROM volunteer_order WHERE ordererId = ? ORDER BY id', params: [personId] },
      {
        sql: `SELECT a.title, a.startsAt, c.state, c.minutes FROM volunteer_claim c
              JOIN volunteer_activity a ON a.id = c.activityId WHERE c.personId = ? ORDER BY c.id`,
        params: [personId],
      },
    );
    return [
      { title: '我的志愿者登记', rows: profiles.map((profile) => this.profileRow(profile)) },
      { title: '我的点单', rows: orders.map((order) => this.orderRow(order)) },
      { title: '我的志愿服务', rows: services.map(serviceRow) },
      ...(await this.proofs(personId)),
    ];
  }

  private async proofs(personId: number): Promise<CopySection[]> {
    const [trainings, certificates] = await this.database.readTogether<
      [TrainingRow[], { code: string; minutes: number; issuedAt: number }[]]
    >(
      {
        sql: 'SELECT title, minutes, at FROM volunteer_training WHERE personId = ? ORDER BY id',
        params: [personId],
      },
      {
        sql: 'SELECT code, minutes, issuedAt FROM volunteer_certificate WHERE personId = ? ORDER BY id',
        params: [personId],
      },
    );
    return [
      {
        title: '我参加的培训',
        rows: trainings.map(({ title, minutes, at }) => ({
          ...{ 时间: townTime(at), 培训: title, 时长: `${hoursOf(minutes)} 小时` },
        })),
      },
      {
        title: '我的服务时长证明',
        rows: certificates.map(({ code, minutes, issuedAt }) => ({
          ...{ 开具时间: townTime(issuedAt), 编码: code, 时长: `${hoursOf(minutes)} 小时` },
        })),
      },
    ];
  }

  /** What somebody still waits for, or has promised. */
  async unfinished(personId: number): Promise<string[]> {
    const [orders, claims] = await this.database.readTogether<
      [{ id: number; kind: OrderRecord['kind'] }[], { title: string }[]]
    >(
      {
        sql: `SELECT id, kind FROM volunteer_order WHERE ordererId = ? AND state IN (${OPEN_ORDERS})`,
        params: [personId],
      },
      {
        sql: `SELECT a.title FROM volunteer_claim c JOIN volunteer_activity a ON a.id = c.activityId
              WHERE c.personId = ? AND c.state IN (${OPEN_CLAIMS})`,
        params: [personId],
      },
    );
    return [
      ...orders.map(({ kind }) => `点单：${HELP_KINDS[kind]}`),
      ...claims.map(({ title }) => `认领：${title}`),
    ];
  }

  /** The chain runs over digests, and they stay: only what was said goes. */
  async erase(uow: UnitOfWork, personId: number): Promise<void> {
    await uow.run('UPDATE volunteer_event SET closed = ?, closedSealed = NULL WHERE byId = ?', [
      ERASED,
      personId,
    ]);
    await uow.run(
      `UPDATE volunteer_order SET words = '', wordsSealed = NULL, address = '', lng = NULL, lat = NULL,
       placeSealed = NULL, neighbourSealed = NULL WHERE ordererId = ?`,
      [personId],
    );
    await uow.run('UPDATE volunteer_certificate SET revokedAt = ? WHERE personId = ? AND revokedAt IS NULL', [
      uow.now,
      personId,
    ]);
    for (const table of ['volunteer_profile', 'volunteer_training', 'volunteer_device'])
      await uow.run(`DELETE FROM ${table} WHERE personId = ?`, [personId]);
  }

  private orderRow(order: OrderRecord): Record<string, string> {
    return {
      时间: townTime(order.orderedAt),
      服务: HELP_KINDS[order.kind],
      内容: wordsIn(this.sealer, order),
      地点: placeOf(this.sealer, order).address,
      进度: ORDER_STATES[order.state].label,
    };
  }

  private profileRow(profile: ProfileRecord): Record<string, string | number> {
    return {
      志愿者编号: profile.no,
      技能: skillsOf(profile)
        .map((skill) => SKILLS[skill])
        .join('、'),
      出生年份: profile.birthYear ?? '没有填写',
      所在社区: profile.communityId === null ? '没有填写' : this.org.brief(profile.communityId).name,
      登记时间: townTime(profile.joinedAt),
    };
  }
}

const serviceRow = ({ title, startsAt, state, minutes }: ServiceRow) => ({
  时间: townTime(startsAt),
  活动: title,
  情况: CLAIM_STATES[state].label,
  时长: `${hoursOf(minutes)} 小时`,
});
