import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { PersistenceModule } from '../persistence/persistence.module.js';
import { HealthController } from './health.controller.js';
import { OpenApiController } from './openapi.controller.js';
import { PermissionGuard } from './permission.guard.js';
import { ProblemFilter } from './problem.filter.js';
import { ReplyInterceptor } from './reply.interceptor.js';
import { RouteTable } from './route-table.js';
import { SessionCookie } from './session-cookie.js';
import { SessionGuard } from './session.guard.js';
import { SessionReader } from './session-reader.js';

/** What every route has without asking: a session, rights, problems, the contract's reply. */
@Module({
  imports: [DiscoveryModule, PersistenceModule],
  controllers: [HealthController, OpenApiController],
  providers: [
    RouteTable,
    SessionCookie,
    SessionReader,
    // In this order: first who, then whether.
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_GUARD, useClass: PermissionGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_INTERCEPTOR, useClass: ReplyInterceptor },
  ],
  exports: [RouteTable, SessionCookie, SessionReader],
})
export class HttpModule {}
