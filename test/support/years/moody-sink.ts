import { EventEmitter } from 'node:events';
import { type AddressInfo, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { eventually } from '../eventually.js';
import type { Dice } from './dice.js';

/** A mail that the server has taken, whether or not it could say so. */
export interface Taken {
  readonly messageId: string;
  readonly to: string;
  readonly text: string;
  /** Simulated epoch ms. */
  readonly at: number;
}

/** What goes wrong, each in so many of a thousand mails. */
export interface Moods {
  readonly laterAtRecipient: number;
  readonly laterAfterData: number;
  readonly refusedAfterData: number;
  /** The line is cut after DATA: half of them were taken. */
  readonly cutAfterData: number;
  readonly slow: number;
}

const SLOW_MS = 120;

/** A mail server that has bad days. */
export class MoodySink {
  readonly taken: Taken[] = [];
  readonly count = { later: 0, refused: 0, cut: 0, slow: 0, badAddress: 0, turnedAway: 0 };
  /** Addresses that it does not know. */
  readonly unknown = new Set<string>();
  private readonly events = new EventEmitter();
  private readonly sockets = new Set<Socket>();
  private readonly server: SMTPServer;
  private arrived = 0;
  private down = false;

  constructor(
    private readonly now: () => number,
    private readonly dice: Dice,
    private readonly moods: Moods,
  ) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 100,
      onConnect: (_session, done) => {
        if (this.down) this.count.turnedAway += 1;
        done(this.down ? answer(421, 'Stängt') : null);
      },
      onRcptTo: ({ address }, _session, done) => {
        if (this.unknown.has(address)) {
          this.count.badAddress += 1;
          return done(answer(550, 'Okänd mottagare'));
        }
        if (!this.happens('laterAtRecipient')) return done();
        this.count.later += 1;
        done(answer(451, 'Försök senare'));
      },
      onData: (stream, session, done) => {
        let text = '';
        stream.setEncoding('utf8');
        stream.on('data', (chunk: string) => (text += chunk));
        stream.on('end', () => void this.receive(text, session, done));
      },
    });
    this.server.on('error', () => undefined);
    this.server.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  listen(): Promise<number> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => resolve((this.server.server.address() as AddressInfo).port));
    });
  }

  /** From now on nobody is let in, or everybody again. */
  setDown(down: boolean): void {
    this.down = down;
    if (down) for (const socket of this.sockets) socket.destroy();
  }

  /** Calls `then` once, when `more` further mails have arrived (no OK was said yet) or been answered. */
  after(more: number, point: 'arrived' | 'answered', then: () => void): () => void {
    let left = more;
    const look = () => {
      left -= 1;
      if (left > 0) return;
      this.events.off(point, look);
      then();
    };
    this.events.on(point, look);
    return () => this.events.off(point, look);
  }

  close(): Promise<void> {
    this.setDown(true);
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async receive(text: string, session: SMTPServerSession, done: (error?: Error | null) => void): Promise<void> {
    this.arrived += 1;
    // Whoever listens may stop the sender now: the mail is here, but its OK has not been said.
    this.events.emit('arrived');
    if (this.happens('slow')) {
      this.count.slow += 1;
      const answersAt = performance.now() + SLOW_MS;
      await eventually('the slow server answers', () => performance.now() > answersAt);
    }
    if (this.happens('laterAfterData')) {
      this.count.later += 1;
      return done(answer(452, 'Fullt'));
    }
    if (this.happens('refusedAfterData')) {
      this.count.refused += 1;
      return done(answer(554, 'Nej'));
    }
    const cut = this.happens('cutAfterData');
    const messageId = /^Message-ID:\s*(<[^>]+>)/im.exec(text)?.[1] ?? '';
    if (!cut || this.dice.chance(0.5)) {
      this.taken.push({ messageId, to: session.envelope.rcptTo[0]?.address ?? '', text, at: this.now() });
    }
    if (cut) {
      this.count.cut += 1;
      for (const socket of this.sockets) if (socket.remotePort === session.remotePort) socket.destroy();
      return;
    }
    done();
    this.events.emit('answered');
  }

  private happens(mood: keyof Moods): boolean {
    return this.dice.chance(this.moods[mood] / 1000);
  }
}

function answer(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
