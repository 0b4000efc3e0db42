import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { NearbyCase } from '../../contract/case/case.api';
import type { Actor } from '../kernel/actor';
import { Database } from '../kernel/database';
import { marks } from '../kernel/keyset';
import { cellsAround } from './case.row';
import { CaseStore } from './case.store';
import { CaseViews } from './case.view';

interface Around {
  readonly lng: number;
  readonly lat: number;
  readonly metres: number;
  readonly categoryCode?: string | undefined;
}

const METRES_PER_DEGREE = 111_320;

/** Metres between two places; a plane is good enough within a district. */
function metresBetween(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const dy = (a.lat - b.lat) * METRES_PER_DEGREE;
  const dx = (a.lng - b.lng) * METRES_PER_DEGREE * Math.cos((a.lat * Math.PI) / 180);
  return Math.round(Math.hypot(dx, dy));
}

/** Open cases around a place, nearest first: what happens here, and “是不是同一件？”. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseNearby {
  @Inject() protected store: CaseStore;
  @Inject() protected database: Database;
  @Inject() protected views: CaseViews;

  async around(actor: Actor, ask: Around): Promise<NearbyCase[]> {
    const found = await this.store.inCells(cellsAround(ask, ask.metres));
    const wanted = found.filter((c) => ask.categoryCode === undefined || c.categoryCode === ask.categoryCode);
    const mine = await this.mineAmong(
      actor,
      wanted.map((c) => c.id),
    );
    return wanted
      .flatMap((c) => {
        const metres = metresBetween(ask, { lng: c.lng ?? 0, lat: c.lat ?? 0 });
        const view =
          metres <= ask.metres ? this.views.nearby(c, { metres, mine: mine.has(c.id) }) : undefined;
        return view ? [view] : [];
      })
      .sort((a, b) => a.metres - b.metres)
      .slice(0, 50);
  }

  private async mineAmong(actor: Actor, ids: readonly number[]): Promise<Set<number>> {
    if (ids.length === 0) return new Set();
    const rows = await this.database.read<{ caseId: number }>(
      `SELECT caseId FROM case_reporter WHERE personId = ? AND caseId IN (${marks(ids)})`,
      [actor.id, ...ids],
    );
    return new Set(rows.map((row) => row.caseId));
  }
}
