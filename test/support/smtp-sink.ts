import { EventEmitter } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes everything and remembers the Message-ID of what it said OK to. */
export class SmtpSink {
  /** One entry per mail taken, so a mail that came twice is here twice. */
  readonly taken: string[] = [];
  /** The same mails as they came over the wire. */
  readonly mails: string[] = [];
  /** Whom each was handed over for. */
  readonly recipients: (readonly string[])[] = [];
  private readonly events = new EventEmitter();
  private readonly server: SMTPServer;
  private arrived = 0;

  constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 100,
      onData: (stream, { envelope }, done) => {
        let text = '';
        stream.setEncoding('utf8');
        stream.on('data', (chunk: string) => (text += chunk));
        stream.on('end', () => {
          const id = /^Message-ID:\s*(<[^>]+>)/im.exec(text)?.[1] ?? '';
          this.arrived += 1;
          // Whoever listens may stop the sender now: the mail is here, but its OK has not been said.
          this.events.emit('arrived', this.arrived);
          this.taken.push(id);
          this.mails.push(text);
          this.recipients.push(envelope.rcptTo.map(({ address }) => address));
          done();
          this.events.emit('answered', this.taken.length);
        });
      },
    });
    this.server.on('error', () => undefined);
  }

  listen(): Promise<number> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => {
        const address = this.server.server.address();
        resolve(address && typeof address === 'object' ? address.port : 0);
      });
    });
  }

  /** Calls `then` once, when `more` further mails have reached the given point. */
  after(more: number, point: 'arrived' | 'answered', then: () => void): void {
    const goal = (point === 'arrived' ? this.arrived : this.taken.length) + more;
    const look = (count: number) => {
      if (count < goal) return;
      this.events.off(point, look);
      then();
    };
    this.events.on(point, look);
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
