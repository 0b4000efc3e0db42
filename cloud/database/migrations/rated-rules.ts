import { PortableMigration, whole, withDefault, type Schema } from '../../src/kernel/migration';

/** From how many characters on a rating counts is the district's to set; ratings of orders may earn points too. */
export class RatedRules1764451000000 extends PortableMigration {
  readonly name = 'RatedRules1764451000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.addColumn('points_rule', 'leastWords', withDefault(whole, 0));
    await schema.sql("UPDATE points_rule SET leastWords = 10 WHERE code = 'rating'");
    // Out of use until the district says so.
    await schema.sql(
      `INSERT INTO points_rule (code, points, dayCap, monthCap, leastWords, active)
       SELECT 'orderRating', 2, 6, 30, 10, 0 WHERE NOT EXISTS (SELECT 1 FROM points_rule WHERE code = 'orderRating')`,
    );
  }
}
