import { type DynamicModule, Module } from '@nestjs/common';
import { AuthJobsModule } from './auth/auth-jobs.module.js';
import { Clock } from './clock.js';
import { ConfigModule } from './config/config.module.js';
import type { Env } from './config/env.js';
import { ImportJobsModule } from './features/imports/import-jobs.module.js';
import { LinkCheckJobsModule } from './features/link-checks/link-checks.module.js';
import { PeopleJobsModule } from './features/people/people-jobs.module.js';
import { QueueHealthJobsModule } from './features/queue-health/queue-health-jobs.module.js';
import { ReminderJobsModule } from './features/reminders/reminder-jobs.module.js';
import { logging } from './http/logging.module.js';
import { OutboxModule } from './mail/mail.module.js';
import { JobWorkerModule } from './queue/queue.module.js';

/** What handles jobs: one line per feature that has any. In files of their own, so that a worker loads nothing that only http needs. */
const FEATURES = [
  AuthJobsModule,
  ImportJobsModule,
  LinkCheckJobsModule,
  OutboxModule,
  PeopleJobsModule,
  QueueHealthJobsModule,
  ReminderJobsModule,
];

@Module({})
export class WorkerModule {
  static with(env: Env, clock?: Clock): DynamicModule {
    return {
      module: WorkerModule,
      imports: [ConfigModule.with(env, clock), logging(env), ...FEATURES, JobWorkerModule],
    };
  }
}
