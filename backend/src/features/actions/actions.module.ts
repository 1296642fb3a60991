import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { QueueModule } from '../../queue/queue.module.js';
import { ActionPartsController } from './action-parts.controller.js';
import { ActionSheetController } from './action-sheet.controller.js';
import { ActionsController } from './actions.controller.js';
import { ActionClosure } from './closure.js';
import { AddAction } from './add-action.js';
import { ApplyActionSheet } from './apply-action-sheet.js';
import { ChangeActions } from './change-actions.js';
import { ActionChecklist } from './checklist.js';
import { ActionComments } from './comments.js';
import { CompareActionSheet } from './compare-action-sheet.js';
import { ClosureController } from './closure.controller.js';
import { EvidenceController } from './evidence.controller.js';
import { ActionEvidence } from './evidence.js';
import { MailLinkController } from './mail-link.controller.js';

@Module({
  imports: [PersistenceModule, QueueModule],
  // Before the one whose `:id` would take "export" for an action.
  controllers: [
    ActionSheetController,
    ActionsController,
    ActionPartsController,
    EvidenceController,
    ClosureController,
    MailLinkController,
  ],
  providers: [
    ActionClosure,
    AddAction,
    ChangeActions,
    ActionChecklist,
    ActionComments,
    ActionEvidence,
    ApplyActionSheet,
    CompareActionSheet,
  ],
})
export class ActionsModule {}
