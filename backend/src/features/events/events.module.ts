import { Module } from '@nestjs/common';
import { HttpModule } from '../../http/http.module.js';
import { ChangeFeed } from '../../persistence/change-feed.js';
import { EventsController } from './events.controller.js';
import { OpenStreams } from './open-streams.js';

@Module({ imports: [HttpModule], controllers: [EventsController], providers: [ChangeFeed, OpenStreams] })
export class EventsModule {}
