import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth/auth.module.js';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { CalendarController } from './calendar.controller.js';
import { OwnFeed } from './own-feed.js';

@Module({ imports: [AuthModule, PersistenceModule], controllers: [CalendarController], providers: [OwnFeed] })
export class CalendarModule {}
