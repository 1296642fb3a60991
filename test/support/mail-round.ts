import { type ParsedMail, simpleParser } from 'mailparser';
import { ClaimMails } from '../../backend/src/features/reminders/claim-mails.js';
import { SendReminders } from '../../backend/src/features/reminders/send-reminders.job.js';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { MailTransport } from '../../backend/src/mail/mail-transport.js';
import { SendOutbox } from '../../backend/src/mail/send-outbox.job.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { JobQueue } from '../../backend/src/queue/job-queue.js';
import type { Api, SeededMunicipality } from './api-harness.js';
import type { SmtpSink } from './smtp-sink.js';

export interface ArrivedMail {
  readonly parsed: ParsedMail;
  /** As it came over the wire. */
  readonly raw: string;
  /** The envelope. */
  readonly recipients: readonly string[];
}

/** Sends what waits, when it is told to, through real SMTP; tells what arrived. */
export class MailRound {
  private readonly transport: MailTransport;
  private readonly reminders: SendReminders;
  private readonly outbox: SendOutbox;

  constructor(
    private readonly api: Api,
    private readonly sink: SmtpSink,
  ) {
    const [work, queue] = [api.app.get(UnitOfWork), api.app.get(JobQueue, { strict: false })];
    this.transport = new MailTransport(api.env);
    this.reminders = new SendReminders(work, new ClaimMails(api.env), this.transport, queue);
    this.outbox = new SendOutbox(work, this.transport, queue, api.env, api.clock);
  }

  /** Reminders of the moment. */
  async remind(town: SeededMunicipality): Promise<ArrivedMail[]> {
    await this.api.app.get(SweepReminders, { strict: false }).sweep(town.tenant);
    return this.sendPlanned(town);
  }

  sendPlanned({ id }: Pick<SeededMunicipality, 'id'>): Promise<ArrivedMail[]> {
    return this.arrivals(() => this.reminders.send({ municipalityId: id }, { signal: new AbortController().signal }));
  }

  /** Sign-in links, invitations, samples. */
  sendOutbox(): Promise<ArrivedMail[]> {
    return this.arrivals(() => this.outbox.run({}, { signal: new AbortController().signal }));
  }

  close(): void {
    this.transport.onApplicationShutdown();
  }

  private async arrivals(send: () => Promise<void>): Promise<ArrivedMail[]> {
    const before = this.sink.mails.length;
    await send();
    return Promise.all(
      this.sink.mails.slice(before).map(async (raw, index) => ({
        ...{ raw, parsed: await simpleParser(raw), recipients: this.sink.recipients[before + index] ?? [] },
      })),
    );
  }
}

/** Every address that a mail offers: in its HTML, in its text and in its headers. */
export function linksOf({ parsed }: ArrivedMail): string[] {
  const inHtml = [...String(parsed.html).matchAll(/href="([^"]+)"/g)].map(([, href = '']) =>
    href.replace(/&amp;/g, '&'),
  );
  const inText = [...(parsed.text ?? '').matchAll(/https?:\/\/\S+/g)].map(([url]) => url);
  const header = parsed.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '';
  const inHeader = [...header.matchAll(/<([^>]+)>/g)].map(([, url = '']) => url);
  return [...new Set([...inHtml, ...inText, ...inHeader])];
}
