import { Module } from '@nestjs/common';
import { PersistenceModule } from '../persistence/persistence.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { MailTransport } from './mail-transport.js';
import { SendOutbox } from './send-outbox.job.js';

/** The way out, for the worker. */
@Module({ providers: [MailTransport], exports: [MailTransport] })
export class MailModule {}

/** Sign-in links, invitations and samples, for the worker. */
@Module({ imports: [PersistenceModule, QueueModule, MailModule], providers: [SendOutbox], exports: [SendOutbox] })
export class OutboxModule {}
