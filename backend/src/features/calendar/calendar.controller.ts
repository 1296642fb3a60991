import { createHash } from 'node:crypto';
import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { CalendarAddress, CalendarFeedState } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import type { Request, Response } from 'express';
import { SignInAttempts } from '../../auth/sign-in-attempts.js';
import { Env } from '../../config/env.js';
import { Public, SignedIn } from '../../http/can.js';
import { CurrentTenant } from '../../http/request.js';
import { tokenHash } from '../../http/secrets.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { type PersonFeed, personFeed } from './calendar-feed.query.js';
import { OwnFeed } from './own-feed.js';
import { writeCalendar } from './write-calendar.js';

@Controller('api')
export class CalendarController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ownFeed: OwnFeed,
    private readonly attempts: SignInAttempts,
    private readonly env: Env,
  ) {}

  @Get('calendar-feed')
  @SignedIn()
  state(@CurrentTenant() tenant: Tenant): Promise<CalendarFeedState> {
    return this.ownFeed.state(tenant);
  }

  @Post('calendar-feed')
  @HttpCode(200)
  @SignedIn()
  renew(@CurrentTenant() tenant: Tenant): Promise<CalendarAddress> {
    return this.ownFeed.renew(tenant);
  }

  @Delete('calendar-feed')
  @SignedIn()
  revoke(@CurrentTenant() tenant: Tenant): Promise<CalendarFeedState> {
    return this.ownFeed.revoke(tenant);
  }

  /** Whoever holds the address reads the calendar: a calendar program can't sign in. It reveals nobody else. */
  @Get('calendar/:token')
  @Public()
  async feed(
    @Param('token') file: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const body = writeCalendar(await this.feedOf(file.replace(/\.ics$/, ''), request.ip ?? ''), this.env.publicUrl);
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('ETag', etag);
    if (request.headers['if-none-match']?.split(/\s*,\s*/).some((known) => known.replace(/^W\//, '') === etag)) {
      response.status(304);
      return undefined;
    }
    response.setHeader('Content-Type', 'text/calendar; charset=utf-8');
    response.setHeader('Content-Disposition', 'inline; filename="kompassplan.ics"');
    return body;
  }

  /** @throws DomainError link-expired; TooManyAttempts for a network that has guessed too often */
  private async feedOf(token: string, ip: string): Promise<PersonFeed> {
    const hash = tokenHash(token);
    const rows: { municipalityId: string }[] = await this.unitOfWork.lookup(hash, (manager) =>
      manager.query('SELECT municipality_id AS "municipalityId" FROM calendar_feed WHERE token_hash = $1', [hash]),
    );
    const [row] = rows;
    const found =
      row &&
      (await this.unitOfWork.read(
        { municipalityId: row.municipalityId, timeZone: 'Europe/Stockholm', actor: null },
        (tx) => personFeed(tx, hash),
      ));
    if (found) return found;
    // Only what misses is counted: a calendar that asks every hour is no guesser.
    await this.attempts.count('calendar', '', ip);
    throw new DomainError('link-expired');
  }
}
