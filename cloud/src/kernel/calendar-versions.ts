import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { HalfDay, WorkCalendar } from './calendar';
import { CalendarVersion } from './calendar-version';
import { Database, isDuplicateKey } from './database';
import type { Settings } from './settings';
import { ANNOUNCED, type SpecialDays } from './working-days';

interface Terms {
  readonly hours: string;
  readonly days: string;
}

interface VersionRow extends Terms {
  readonly no: number;
  readonly validFrom: number;
}

/**
 * The calendar's past, kept so that the clock of an old case can still be replayed: office hours and special days with
 * the time since when they have been in force. Rows are only added. All of them are held in memory.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CalendarVersions {
  @Inject() protected database: Database;
  @Inject() protected settings: Settings;
  @Inject() protected calendar: WorkCalendar;

  /** Goes by what is kept; where nothing is, what is set now has been in force from the beginning. */
  async load(): Promise<void> {
    if ((await this.follow()) === undefined) await this.add(1, this.terms(ANNOUNCED));
  }

  /** Once at every start of a serving process: what is set now, or announced since, is in force from now on. */
  async renew(announced = ANNOUNCED): Promise<void> {
    const newest = await this.follow();
    const set = this.terms(announced);
    if (newest?.hours === set.hours && newest.days === set.days) return;
    await this.add((newest?.no ?? 0) + 1, set);
  }

  private async add(no: number, { hours, days }: Terms): Promise<void> {
    try {
      await this.database.unitOfWork((uow) =>
        uow.run('INSERT INTO calendar_version (no, validFrom, hours, days) VALUES (?, ?, ?, ?)', [
          no,
          no === 1 ? 0 : uow.now,
          hours,
          days,
        ]),
      );
    } catch (error) {
      // Two processes started together, and the other one wrote it first.
      if (!isDuplicateKey(error)) throw error;
    }
    await this.follow();
  }

  private terms(announced: SpecialDays): Terms {
    return { hours: JSON.stringify(this.settings.workHours), days: JSON.stringify(announced) };
  }

  /** Reads all rows into the calendar; gives the newest, or undefined where there are none. */
  private async follow(): Promise<VersionRow | undefined> {
    const rows = await this.database.read<VersionRow>('SELECT * FROM calendar_version ORDER BY no');
    if (rows.length > 0) this.calendar.follow(rows.map(inForce));
    return rows.at(-1);
  }
}

function inForce({ validFrom, hours, days }: VersionRow): { from: number; version: CalendarVersion } {
  const special = JSON.parse(days) as SpecialDays;
  return { from: validFrom, version: new CalendarVersion(JSON.parse(hours) as HalfDay[], special) };
}
