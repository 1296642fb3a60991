import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Env } from '../config/env.js';
import { createDataSource } from './data-source.js';
import { UnitOfWork } from './unit-of-work.js';

/** The database, as the application's role: row-level security applies to everything that runs through here. */
@Module({
  providers: [
    {
      provide: DataSource,
      inject: [Env],
      useFactory: (env: Env) => createDataSource(env.appDatabaseUrl).initialize(),
    },
    UnitOfWork,
  ],
  exports: [DataSource, UnitOfWork],
})
export class PersistenceModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
