import { type DynamicModule, Module } from '@nestjs/common';
import { AuthModule } from './auth/auth.module.js';
import { Clock } from './clock.js';
import { ConfigModule } from './config/config.module.js';
import type { Env } from './config/env.js';
import { ActionsModule } from './features/actions/actions.module.js';
import { EventsModule } from './features/events/events.module.js';
import { CalendarModule } from './features/calendar/calendar.module.js';
import { EvaluationsModule } from './features/evaluations/evaluations.module.js';
import { HistoryModule } from './features/history/history.module.js';
import { ImportsModule } from './features/imports/imports.module.js';
import { LeaveModule } from './features/leave/leave.module.js';
import { MailboxModule } from './features/mailbox/mailbox.module.js';
import { PeopleModule } from './features/people/people.module.js';
import { PlanPolicyModule } from './features/plan-policy/plan-policy.module.js';
import { QueueHealthModule } from './features/queue-health/queue-health.module.js';
import { ReadinessModule } from './features/readiness/readiness.module.js';
import { RemindersModule } from './features/reminders/reminders.module.js';
import { SavedViewsModule } from './features/saved-views/saved-views.module.js';
import { SearchModule } from './features/search/search.module.js';
import { UnitOverviewModule } from './features/unit-overview/unit-overview.module.js';
import { HttpModule } from './http/http.module.js';
import { logging } from './http/logging.module.js';

/** What answers over HTTP: one line per feature. */
const FEATURES = [
  PeopleModule,
  LeaveModule,
  UnitOverviewModule,
  ImportsModule,
  EvaluationsModule,
  ActionsModule,
  HistoryModule,
  SavedViewsModule,
  SearchModule,
  EventsModule,
  CalendarModule,
  PlanPolicyModule,
  ReadinessModule,
  RemindersModule,
  QueueHealthModule,
  MailboxModule,
];

@Module({})
export class ApiModule {
  static with(env: Env, clock?: Clock): DynamicModule {
    return {
      module: ApiModule,
      imports: [ConfigModule.with(env, clock), logging(env), HttpModule, AuthModule, ...FEATURES],
    };
  }
}
