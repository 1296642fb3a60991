import { Module } from '@nestjs/common';
import { MailModule } from '../../mail/mail.module.js';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { QueueModule } from '../../queue/queue.module.js';
import { ClaimMails } from './claim-mails.js';
import { PollBounces } from './poll-bounces.job.js';
import { SendReminders } from './send-reminders.job.js';
import { SweepRemindersJob } from './sweep-reminders.job.js';
import { SweepReminders } from './sweep-reminders.js';
import { TakeReturnedMail } from './take-returned-mail.js';

/** What the worker needs: sweep, send, and what comes back. */
@Module({
  imports: [PersistenceModule, QueueModule, MailModule],
  providers: [SweepReminders, SweepRemindersJob, ClaimMails, SendReminders, TakeReturnedMail, PollBounces],
})
export class ReminderJobsModule {}
