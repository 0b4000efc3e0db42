import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';

export type MigrationClass = new () => MigrationInterface;
export type MigratedSourceOptions = DataSourceOptions & {
  readonly migrationClasses: readonly MigrationClass[];
};

/**
 * A data source that makes its migrations itself. Under Midway, TypeORM asks the container for them, and the
 * container refuses what nobody has provided.
 */
export class MigratedSource extends DataSource {
  private readonly migrationClasses: readonly MigrationClass[];

  constructor(options: MigratedSourceOptions) {
    super(options);
    this.migrationClasses = options.migrationClasses;
  }

  protected override async buildMetadatas(): Promise<void> {
    await super.buildMetadatas();
    Object.assign(this, { migrations: this.migrationClasses.map((Migration) => new Migration()) });
  }
}
