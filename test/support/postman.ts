import { ClaimMails } from '../../backend/src/features/reminders/claim-mails.js';
import { SendReminders } from '../../backend/src/features/reminders/send-reminders.job.js';
import type { MailMessage, SendOutcome } from '../../backend/src/mail/mail-message.js';
import type { MailTransport } from '../../backend/src/mail/mail-transport.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { JobQueue } from '../../backend/src/queue/job-queue.js';
import type { Api, SeededMunicipality } from './api-harness.js';

/** Sends planned reminders when it is told to and at no other time, to a mail server that answers as the test says. */
export class Postman {
  /** What was handed to the mail server, taken or not. */
  readonly handed: MailMessage[] = [];
  answer: SendOutcome = { kind: 'sent' };
  private readonly reminders: SendReminders;

  constructor(api: Api) {
    const transport: Pick<MailTransport, 'send'> = {
      send: (message) => {
        this.handed.push(message);
        return Promise.resolve(this.answer);
      },
    };
    this.reminders = new SendReminders(
      api.app.get(UnitOfWork),
      new ClaimMails(api.env),
      transport as MailTransport,
      api.app.get(JobQueue, { strict: false }),
    );
  }

  send({ id }: Pick<SeededMunicipality, 'id'>): Promise<void> {
    return this.reminders.send({ municipalityId: id }, { signal: new AbortController().signal });
  }

  /** The token in the newest mail's link to the page without sign-in. */
  get token(): string {
    return /\/svar\/([\w-]+)/.exec(this.handed.at(-1)?.text ?? '')?.[1] ?? '';
  }
}
