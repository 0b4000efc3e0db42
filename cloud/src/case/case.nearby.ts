import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { NearbyCase } from '../../contract/case/case.api';
import type { Actor } from '../kernel/actor';
import { Database } from '../kernel/database';
import { passedOf } from '../kernel/files.store';
import { marks } from '../kernel/keyset';
import { cellsAround, type CaseRecord } from './case.row';
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

/** So many metres as degrees, at that latitude. */
function degreesOf(metres: number, lat: number): { lng: number; lat: number } {
  const degrees = metres / METRES_PER_DEGREE;
  return { lng: degrees / Math.max(Math.cos((lat * Math.PI) / 180), 0.01), lat: degrees };
}

/** Open cases around a place, nearest first: what happens here, and “是不是同一件？”. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseNearby {
  @Inject() protected store: CaseStore;
  @Inject() protected database: Database;
  @Inject() protected views: CaseViews;

  async around(actor: Actor, ask: Around): Promise<NearbyCase[]> {
    const reach = degreesOf(ask.metres, ask.lat);
    const found = await this.store.inBox(cellsAround(ask, ask.metres), { ...ask, reach });
    const wanted = found.filter((c) => ask.categoryCode === undefined || c.categoryCode === ask.categoryCode);
    const { mine, shown } = await this.known(actor, wanted);
    return wanted
      .flatMap((c) => {
        const metres = metresBetween(ask, { lng: c.lng ?? 0, lat: c.lat ?? 0 });
        const cover = c.cover !== null && shown.has(c.cover) ? c.cover : undefined;
        const near = { metres, mine: mine.has(c.id), cover };
        const view = metres <= ask.metres ? this.views.nearby(c, near) : undefined;
        return view ? [view] : [];
      })
      .sort((a, b) => a.metres - b.metres)
      .slice(0, 50);
  }

  /** Which of them are the actor's, and which of their pictures are for everybody. */
  private async known(
    actor: Actor,
    cases: readonly CaseRecord[],
  ): Promise<{ mine: Set<number>; shown: Set<string> }> {
    if (cases.length === 0) return { mine: new Set(), shown: new Set() };
    const ids = cases.map(({ id }) => id);
    const covers = cases.flatMap(({ cover }) => cover ?? []);
    const [own, passed] = await this.database.readTogether<[{ caseId: number }[], { fileKey: string }[]?]>(
      {
        sql: `SELECT caseId FROM case_reporter WHERE personId = ? AND caseId IN (${marks(ids)})`,
        params: [actor.id, ...ids],
      },
      ...(covers.length > 0 ? ([passedOf(covers)] as const) : []),
    );
    return {
      mine: new Set(own.map(({ caseId }) => caseId)),
      shown: new Set(passed?.map(({ fileKey }) => fileKey)),
    };
  }
}
