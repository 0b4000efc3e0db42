import { PortableMigration, type Schema } from '../../src/kernel/migration';

/** What the rule of activities gives at a time, within its own caps; 0 where it is out of use. */
const EACH = `COALESCE((SELECT MIN(n) FROM (
  SELECT points AS n FROM points_rule WHERE code = 'activity' AND active = 1
  UNION ALL SELECT dayCap FROM points_rule WHERE code = 'activity' AND active = 1
  UNION ALL SELECT monthCap FROM points_rule WHERE code = 'activity' AND active = 1
) AS figures), 0)`;

/**
 * 0 points in a plan used to mean the rule's own figure, and now means none. What was planned before gets what was meant:
 * a regular activity names no points any more, and what is not settled yet promises the figure of the rule.
 */
export class PointsUnnamed1764570000000 extends PortableMigration {
  readonly name = 'PointsUnnamed1764570000000';

  protected async change(schema: Schema): Promise<void> {
    // Words cannot be mistaken for it: within them a quotation mark is written \".
    await schema.sql(
      `UPDATE volunteer_series SET plan = REPLACE(REPLACE(plan, '"points":0,', ''), ',"points":0}', '}')`,
    );
    await schema.sql(
      `UPDATE volunteer_activity SET points = ${EACH}
       WHERE points = 0 AND state IN ('draft', 'recruiting', 'underway', 'closing')`,
    );
  }
}
