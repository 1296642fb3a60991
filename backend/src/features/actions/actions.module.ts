import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth/auth.module.js';
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
import { CopyAnAction } from './copy-action.js';
import { ActionEvidence } from './evidence.js';
import { KinController } from './kin.controller.js';
import { MailLinkController } from './mail-link.controller.js';
import { MergeSomeActions } from './merge-actions.js';
import { SplitAnAction } from './split-action.js';
import { UndoChange } from './undo-change.js';
import { UndoController } from './undo.controller.js';

@Module({
  imports: [AuthModule, PersistenceModule, QueueModule],
  // Before the one whose `:id` would take "export" for an action.
  controllers: [
    ActionSheetController,
    ActionsController,
    ActionPartsController,
    EvidenceController,
    ClosureController,
    KinController,
    MailLinkController,
    UndoController,
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
    CopyAnAction,
    MergeSomeActions,
    SplitAnAction,
    UndoChange,
  ],
})
export class ActionsModule {}
