import { Module } from '@nestjs/common';
import { MailboxServerModule } from '../../mail/mailbox-server.module.js';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { MailboxController } from './mailbox.controller.js';

/** The built-in mailbox: the server that fills it and the page that shows it. */
@Module({ imports: [PersistenceModule, MailboxServerModule], controllers: [MailboxController] })
export class MailboxModule {}
