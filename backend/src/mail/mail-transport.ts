import type { Readable } from 'node:stream';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import parseAddresses from 'nodemailer/lib/addressparser';
import { Env } from '../config/env.js';
import type { MailMessage, SendOutcome } from './mail-message.js';
import { oneLine } from './say.js';

/** Connections kept open to the mail server; also how many mails are worth having on their way at once. */
export const MAIL_CONNECTIONS = 5;
/** However slowly a server drips its answers, after this long the mail counts as uncertain. */
export const SEND_LIMIT_MS = 90_000;
/** Mails a second to a mail server outside this machine, unless SMTP_URL says otherwise (`?rateLimit=5`). */
const RATE_LIMIT = 20;

type Mailer = ReturnType<typeof mailerOf>;

/** The way out. Never throws: whatever happens is an outcome that somebody has to write down. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly mailer: Mailer | null;
  private readonly streams = new WeakMap<object, Readable>();

  constructor(private readonly env: Env) {
    this.mailer = env.smtpUrl ? mailerOf(env.smtpUrl) : null;
    this.mailer?.use('stream', (mail, done) => {
      // A message whose stream nobody has read was not handed over, whatever broke.
      const { attempt } = mail.data as { attempt?: object };
      const open = mail.message.createReadStream.bind(mail.message);
      mail.message.createReadStream = (...args) => {
        const stream = open(...args);
        if (attempt) this.streams.set(attempt, stream);
        return stream;
      };
      done();
    });
  }

  async send(message: MailMessage): Promise<SendOutcome> {
    if (!this.mailer) return { kind: 'later', answer: 'SMTP_URL', unreachable: true };
    const first = await this.attempt(this.mailer, message);
    // Servers close connections that were idle; a new one is worth a try before the mail server counts as down.
    return first.kind === 'later' && first.unreachable ? this.attempt(this.mailer, message) : first;
  }

  onApplicationShutdown(): void {
    this.mailer?.close();
  }

  private async attempt(mailer: Mailer, message: MailMessage): Promise<SendOutcome> {
    const attempt = {};
    try {
      await mailer.sendMail({
        from: fromOf(this.env.mailFrom, message.municipality),
        to: message.to,
        subject: message.subject,
        text: message.text,
        html: message.html,
        messageId: message.messageId,
        references: [...message.references],
        headers: headersOf(message),
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: AbortSignal.timeout(SEND_LIMIT_MS),
        ...{ attempt },
      });
      return { kind: 'sent' };
    } catch (error) {
      return outcomeOf(error as SmtpError, this.streams.get(attempt)?.readableDidRead ?? false);
    }
  }
}

/** The installation's address and name, and the municipality where the name does not tell it already. */
function fromOf(mailFrom: string, municipality: string): string | { name: string; address: string } {
  const [sender] = parseAddresses(mailFrom, { flatten: true });
  if (!sender?.address) return mailFrom;
  const [name, whose] = [sender.name || 'Kompassplan', oneLine(municipality)];
  return { name: name.includes(whose) ? name : `${name}, ${whose}`, address: sender.address };
}

function headersOf({ unsubscribeUrl }: MailMessage): Record<string, string> {
  const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
  if (!unsubscribeUrl) return headers;
  return {
    ...headers,
    // RFC 2919: what a person's own mail rules can sort by, whatever the subject says.
    'List-Id': `<reminders.${new URL(unsubscribeUrl).hostname}>`,
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

export type SmtpError = Error & {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
};

/** @param handedOver whether any byte of the message has left for the mail server */
export function outcomeOf(error: SmtpError, handedOver: boolean): SendOutcome {
  const answer = error.message.replace(/\s+/g, ' ').slice(0, 300);
  const aboutTheMail = /^(MAIL FROM|RCPT TO|DATA)$/.test(error.command ?? '') && error.code !== 'EAUTH';
  const status = error.responseCode ?? 0;
  // A clear no, also after the message: the server has not taken it.
  if (status >= 500 && status <= 599 && aboutTheMail) {
    const badAddress = error.command === 'RCPT TO' && [550, 551, 553].includes(status);
    return { kind: 'refused', answer, badAddress };
  }
  if (status >= 400) return { kind: 'later', answer, unreachable: !aboutTheMail };
  if (handedOver) return { kind: 'uncertain', answer };
  // What we cannot even put into an envelope will not get better by waiting.
  if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') return { kind: 'refused', answer, badAddress: false };
  return { kind: 'later', answer, unreachable: true };
}

function mailerOf(smtpUrl: string) {
  const address = new URL(smtpUrl);
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname);
  const wished = address.searchParams.get('rateLimit');
  return createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: MAIL_CONNECTIONS,
    maxMessages: 500,
    rateLimit: wished !== null ? Number(wished) || 0 : local ? 0 : RATE_LIMIT,
    // Sending again is our decision, never the pool's: it does not know what was handed over.
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    dnsTimeout: 10_000,
    ...(local ? { ignoreTLS: true } : {}),
  });
}
