import { Module } from '@nestjs/common';
import { PersistenceModule } from '../persistence/persistence.module.js';
import { MailboxServer } from './mailbox-server.js';

/** The built-in mail server of the embedded profile, for the http process. */
@Module({ imports: [PersistenceModule], providers: [MailboxServer], exports: [MailboxServer] })
export class MailboxServerModule {}
