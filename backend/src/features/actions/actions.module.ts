import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { ActionPartsController } from './action-parts.controller.js';
import { ActionsController } from './actions.controller.js';
import { AddAction } from './add-action.js';
import { ChangeActions } from './change-actions.js';
import { ActionChecklist } from './checklist.js';
import { ActionComments } from './comments.js';
import { ActionEvidence } from './evidence.js';
import { MailLinkController } from './mail-link.controller.js';

@Module({
  imports: [PersistenceModule],
  controllers: [ActionsController, ActionPartsController, MailLinkController],
  providers: [AddAction, ChangeActions, ActionChecklist, ActionComments, ActionEvidence],
})
export class ActionsModule {}
