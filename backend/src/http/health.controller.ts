import { Controller, Get, Res } from '@nestjs/common';
import type { Health } from '@kompassplan/contract';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../persistence/data-source.js';
import { Public } from './can.js';

@Controller('api/health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  /** The process runs. Says nothing about the database, so that a restart is not tried in vain. */
  @Get('live')
  @Public()
  live(): Health {
    return { status: 'ok' };
  }

  /** Send requests here: the database answers and has every migration that this version needs. 503 otherwise. */
  @Get('ready')
  @Public()
  async ready(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const names = MIGRATIONS.map((migration) => migration.name);
    let database: boolean;
    let migrations = false;
    try {
      const [row] = await this.dataSource.query<{ ran: number }[]>(
        'SELECT count(*)::int AS ran FROM schema_migration WHERE name = ANY($1)',
        [names],
      );
      database = true;
      migrations = row?.ran === names.length;
    } catch (error) {
      // 42P01: the database answers, but nobody has migrated it.
      database = (error as { driverError?: { code?: string } }).driverError?.code === '42P01';
    }
    const ready = database && migrations;
    if (!ready) response.status(503);
    return {
      status: ready ? 'ok' : 'failing',
      checks: { database: database ? 'ok' : 'failing', migrations: migrations ? 'ok' : 'failing' },
    };
  }
}
