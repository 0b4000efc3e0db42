import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { maskedName } from '../../contract/identity/masks';
import type { LeagueRow, LeagueView } from '../../contract/points/points.api';
import type { leagueQuery } from '../../contract/points/points.schema';
import type { Actor } from '../kernel/actor';
import { Database } from '../kernel/database';
import type { Sealer } from '../kernel/personal-data';
import { nameOf, type SealedName } from '../kernel/personal-data.person';
import { Directory } from '../org/directory';
import { runsDesk } from './points.desk';

type Query = z.output<typeof leagueQuery>;
interface Ranked {
  readonly ownerId: number;
  readonly points: number;
}

const SHOWN = 100;

/** Who earned most: by member, branch or community, in a month or in all. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class League {
  @Inject() protected database: Database;
  @Inject() protected sealer: Sealer;
  @Inject() protected org: Directory;

  async table(actor: Actor, query: Query): Promise<LeagueView> {
    const ranked = await this.ranked(query);
    return {
      rows: query.by === 'member' ? await this.people(actor, query, ranked) : this.units(actor, ranked),
    };
  }

  private async ranked({ by, month, communityId }: Query): Promise<Ranked[]> {
    const owner = { member: 't.personId', community: 't.communityId', branch: 'm.orgUnitId' }[by];
    const where = ['p.erasedAt IS NULL'];
    const params: (string | number)[] = [];
    if (by === 'community') where.push('t.communityId > 0');
    if (month !== undefined) {
      where.push('t.month = ?');
      params.push(month);
    }
    if (communityId !== undefined) {
      where.push('t.communityId = ?');
      params.push(communityId);
    }
    const rows = await this.database.read<Ranked>(
      `SELECT ${owner} AS ownerId, SUM(t.earned) AS points FROM points_tally t JOIN person p ON p.id = t.personId
       ${by === 'branch' ? 'JOIN party_member m ON m.personId = t.personId' : ''}
       WHERE ${where.join(' AND ')} GROUP BY ${owner} ORDER BY points DESC, ownerId LIMIT ?`,
      [...params, SHOWN],
    );
    return rows.map(({ ownerId, points }) => ({ ownerId, points: Number(points) }));
  }

  private units(actor: Actor, ranked: readonly Ranked[]): LeagueRow[] {
    return placed(ranked).map(({ ownerId, rank, points }) => ({
      ...{ rank, points, name: this.org.brief(ownerId).name },
      mine: actor.posts.some(({ unitId }) => unitId === ownerId),
    }));
  }

  private async people(
    actor: Actor,
    { communityId }: Query,
    ranked: readonly Ranked[],
  ): Promise<LeagueRow[]> {
    const ids = ranked.map(({ ownerId }) => ownerId);
    if (ids.length === 0) return [];
    const rows = await this.database.read<SealedName & { id: number }>(
      `SELECT id, name, nameSealed FROM person WHERE id IN (${ids.map(() => '?').join(', ')})`,
      ids,
    );
    const names = new Map(rows.map((row) => [row.id, nameOf(this.sealer, row)]));
    const ofDesk = communityId !== undefined && runsDesk(actor, communityId);
    return placed(ranked).map(({ ownerId, rank, points }) => {
      const name = names.get(ownerId) ?? '';
      const mine = ownerId === actor.id;
      return {
        ...{ rank, points, mine, name: mine || ofDesk ? name : maskedName(name) },
        ...(ofDesk ? { personId: ownerId } : {}),
      };
    });
  }
}

/** The same points, the same place. */
function placed(ranked: readonly Ranked[]): (Ranked & { rank: number })[] {
  return ranked.map((row) => ({
    ...row,
    rank: 1 + ranked.filter(({ points }) => points > row.points).length,
  }));
}
