import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { SignedIn, Unattended } from '../../http/can.js';
import { CurrentSession } from '../../http/request.js';
import type { OpenSession } from '../../http/session-reader.js';
import { OpenStreams } from './open-streams.js';

@Controller('api/events')
export class EventsController {
  constructor(private readonly streams: OpenStreams) {}

  /** Server-sent events: what others change, as long as the session is open. */
  @Get()
  @SignedIn()
  @Unattended()
  open(@CurrentSession() session: OpenSession, @Res() response: Response): Promise<void> {
    return this.streams.open(session, response);
  }
}
