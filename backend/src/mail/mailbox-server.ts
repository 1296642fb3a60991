import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { Env } from '../config/env.js';
import { newId } from '../persistence/new-id.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';

const MAX_BYTES = 5 * 1024 * 1024;

/**
 * The mail server of the embedded profile: takes mails for the people of this installation and keeps them in a table,
 * so that whoever tries the product sees every mail without having one. Loopback only, nothing leaves the machine.
 */
@Injectable()
export class MailboxServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('Mailbox');
  private readonly server: SMTPServer | null;

  constructor(
    private readonly env: Env,
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.server = env.mailboxPort === null ? null : this.open();
  }

  async onApplicationBootstrap(): Promise<void> {
    const { server } = this;
    const { mailboxPort } = this.env;
    if (!server || mailboxPort === null) return;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(mailboxPort, '127.0.0.1', () => resolve());
    });
    server.on('error', (error: Error) => this.log.warn(`The mailbox has trouble: ${error.message}`));
  }

  /** The port it listens on; null when it does not. With MAILBOX_PORT=0 the system has chosen it. */
  get port(): number | null {
    const address = this.server?.server.address();
    return address && typeof address === 'object' ? address.port : null;
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (!server?.server.listening) return;
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  private open(): SMTPServer {
    return new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      size: MAX_BYTES,
      closeTimeout: 1_000,
      onRcptTo: ({ address }, _session, done) => {
        this.municipalityOf(address).then(
          (id) => done(id ? null : refusal(550, 'No such person here')),
          (error: Error) => done(this.trouble(error)),
        );
      },
      onData: (stream, session, done) => {
        this.take(stream, session).then(
          () => done(),
          (error: Error) => done(this.trouble(error)),
        );
      },
    });
  }

  private async municipalityOf(address: string): Promise<string | null> {
    const email = address.toLowerCase();
    const rows = await this.unitOfWork.lookup(email, (manager) =>
      manager.query<{ id: string }[]>('SELECT municipality_id AS id FROM person WHERE email = $1', [email]),
    );
    return rows[0]?.id ?? null;
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const mail = await simpleParser(stream, { skipHtmlToText: true, skipTextToHtml: true });
    if (stream.sizeExceeded) throw refusal(552, 'Too large');
    const recipients = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
    const owners = new Set<string>();
    for (const address of recipients) {
      const id = await this.municipalityOf(address);
      if (id) owners.add(id);
    }
    for (const id of owners) await this.keep(id, recipients, mail);
  }

  private keep(municipalityId: string, recipients: readonly string[], mail: ParsedMail): Promise<number> {
    const tenant = { municipalityId, timeZone: 'Europe/Stockholm', actor: null };
    return this.unitOfWork.run(tenant, (tx) =>
      tx.execute(
        `INSERT INTO mailbox_message (id, municipality_id, received_at, sender, recipients, subject, message_id, headers, text, html)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10)`,
        [
          newId(),
          municipalityId,
          tx.now,
          mail.from?.text ?? '',
          recipients,
          mail.subject ?? '',
          mail.messageId ?? '',
          JSON.stringify(headersOf(mail)),
          mail.text ?? '',
          mail.html || null,
        ],
      ),
    );
  }

  private trouble(error: Error & { responseCode?: number }): Error {
    if (error.responseCode) return error;
    this.log.error(`A mail could not be kept: ${error.stack ?? error.message}`);
    return refusal(451, 'Try again later');
  }
}

/** As they stood in the mail; of several with one name the last. */
function headersOf(mail: ParsedMail): Record<string, string> {
  return Object.fromEntries(
    mail.headerLines.map(({ key, line }) => [
      key,
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\s+/g, ' ')
        .trim(),
    ]),
  );
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
