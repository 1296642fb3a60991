import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { ActionsController } from './actions.controller.js';
import { AddAction } from './add-action.js';
import { ChangeActions } from './change-actions.js';
import { ActionEvidence } from './evidence.js';
import { MailLinkController } from './mail-link.controller.js';

@Module({
  imports: [PersistenceModule],
  controllers: [ActionsController, MailLinkController],
  providers: [AddAction, ChangeActions, ActionEvidence],
})
export class ActionsModule {}
