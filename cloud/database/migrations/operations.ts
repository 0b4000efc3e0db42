import { PortableMigration, type Schema } from '../../src/kernel/migration';

/** What the operations page counts, and the row in which readiness tries whether the database can be written. */
export class Operations1764004000000 extends PortableMigration {
  readonly name = 'Operations1764004000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.index('session', ['endedAt', 'expiresAt']);
    await schema.sql(
      "INSERT INTO fact (name, value) SELECT 'ready', '' FROM (SELECT 1 AS one) AS x WHERE NOT EXISTS (SELECT 1 FROM fact WHERE name = 'ready')",
    );
  }
}
