import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth/auth.module.js';
import { MailModule } from '../../mail/mail.module.js';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { QueueModule } from '../../queue/queue.module.js';
import { BouncesController } from './bounces.controller.js';
import { ClaimMails } from './claim-mails.js';
import { DecideMail } from './decide-mail.js';
import { PollBounces } from './poll-bounces.job.js';
import { PreviewMail } from './preview-mail.js';
import { PreviewReminders } from './preview-reminders.js';
import { ReminderPolicyController } from './reminder-policy.controller.js';
import { RemindersController } from './reminders.controller.js';
import { SendReminders } from './send-reminders.job.js';
import { SendSample } from './send-sample.js';
import { SetPolicy } from './set-policy.js';
import { SweepReminders } from './sweep-reminders.js';
import { SweepRemindersJob } from './sweep-reminders.job.js';
import { TakeReturnedMail } from './take-returned-mail.js';
import { Unsubscribe } from './unsubscribe.js';
import { UnsubscribeController } from './unsubscribe.controller.js';

/** What http needs: the policy, the preview, the log, and the button that sweeps now. */
@Module({
  imports: [AuthModule, PersistenceModule, QueueModule],
  controllers: [ReminderPolicyController, RemindersController, UnsubscribeController, BouncesController],
  providers: [
    SetPolicy,
    PreviewReminders,
    PreviewMail,
    SweepReminders,
    DecideMail,
    SendSample,
    Unsubscribe,
    TakeReturnedMail,
  ],
})
export class RemindersModule {}

/** What the worker needs: sweep and send. */
@Module({
  imports: [PersistenceModule, QueueModule, MailModule],
  providers: [SweepReminders, SweepRemindersJob, ClaimMails, SendReminders, TakeReturnedMail, PollBounces],
})
export class ReminderJobsModule {}
