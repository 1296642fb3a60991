import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { ChangedThing, STREAM_EVENTS } from '@kompassplan/contract';
import { DomainError, historyEntitiesFor, type Role } from '@kompassplan/domain';
import type { Response } from 'express';
import type { Subscription } from 'rxjs';
import { type OpenSession, SessionReader } from '../../http/session-reader.js';
import { type Change, ChangeFeed } from '../../persistence/change-feed.js';

/** Keeps proxies from closing what looks idle, and finds out which sessions are still open. */
const HEARTBEAT_MS = 25_000;
/** Browsers have at most six connections to a server without HTTP/2. */
const MOST_PER_SESSION = 6;
const MOST = 4_000;
/** A browser that takes nothing any more. */
const MOST_WAITING_BYTES = 65_536;

interface Stream {
  readonly municipalityId: string;
  readonly session: string;
  role: Role;
  readonly response: Response;
}

/** The event streams of this process. Each one tells what its session may read, and ends with it. */
@Injectable()
export class OpenStreams implements OnModuleInit, OnModuleDestroy {
  private readonly streams = new Set<Stream>();
  private readonly heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MS).unref();
  private hearing: Subscription | null = null;
  private stopping = false;

  constructor(
    private readonly feed: ChangeFeed,
    private readonly sessions: SessionReader,
  ) {}

  onModuleInit(): void {
    this.hearing = this.feed.changes.subscribe((change) => this.tell(change));
  }

  /** A server does not stop before its connections are closed. */
  onModuleDestroy(): void {
    this.stopping = true;
    clearInterval(this.heartbeat);
    this.hearing?.unsubscribe();
    for (const { response } of this.streams) response.end();
  }

  /** @throws DomainError too-many-streams, unavailable */
  async open(session: OpenSession, response: Response): Promise<void> {
    const own = [...this.streams].filter((stream) => stream.session === session.tokenHash);
    if (own.length >= MOST_PER_SESSION) throw new DomainError('too-many-streams');
    if (this.stopping || this.streams.size >= MOST) throw new DomainError('unavailable');
    await this.feed.listen().catch(() => {
      throw new DomainError('unavailable');
    });
    const stream: Stream = {
      municipalityId: session.municipality.id,
      session: session.tokenHash,
      role: session.person.role,
      response,
    };
    response.on('close', () => this.streams.delete(stream));
    // no-transform: compression would hold events back until there is enough to compress.
    response.writeHead(200, {
      // Nothing follows on it, and a server that stops would wait for it.
      Connection: 'close',
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    this.streams.add(stream);
    send(stream, 'ready');
    // Signed out while the connection was being opened.
    await this.check([stream]);
  }

  /** Ends the streams whose sessions are over, by one statement for all of them. */
  async check(streams: readonly Stream[] = [...this.streams]): Promise<void> {
    if (streams.length === 0) return;
    const roles = await this.sessions.stillOpen([...new Set(streams.map(({ session }) => session))]);
    for (const stream of streams) {
      const role = roles.get(stream.session);
      if (role) stream.role = role;
      else end(stream);
    }
  }

  private async beat(): Promise<void> {
    for (const { response } of this.streams) response.write(': still here\n\n');
    // Without a database nobody is signed out; the next heartbeat asks again.
    await Promise.all([this.feed.probe(), this.check().catch(() => undefined)]);
  }

  private tell(change: Change | 'missed'): void {
    if (change === 'missed') {
      for (const stream of this.streams) send(stream, 'missed');
      void this.check().catch(() => undefined);
      return;
    }
    const concerned = [...this.streams].filter(({ municipalityId }) => municipalityId === change.municipality);
    if (change.sessions || change.things?.some(({ kind }) => kind === 'person')) {
      void this.check(concerned).catch(() => undefined);
    }
    for (const stream of concerned) {
      if (change.things === null) send(stream, 'missed');
      else {
        const readable: readonly string[] = historyEntitiesFor(stream.role);
        const things = change.things.filter(({ kind }) => readable.includes(kind));
        if (things.length > 0)
          send(
            stream,
            'changed',
            things.map(({ version, ...thing }) => ({ ...thing, version: version ?? 0 }) as ChangedThing),
          );
      }
    }
  }
}

function send({ response }: Stream, event: (typeof STREAM_EVENTS)[number], data: readonly ChangedThing[] = []): void {
  if (response.writableLength > MOST_WAITING_BYTES) response.destroy();
  else response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

function end(stream: Stream): void {
  send(stream, 'ended');
  stream.response.end();
}
