import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { QueueModule } from '../../queue/queue.module.js';
import { CommitImport } from './commit-import.js';
import { CompareImport } from './compare-import.js';
import { ForgetLink } from './forget-link.js';
import { ImportsController } from './imports.controller.js';
import { MapSheet } from './map-sheet.js';
import { LearnedLinksController } from './learned-links.controller.js';
import { ReceiveReport } from './receive-report.js';
import { RemoveImport } from './remove-import.js';
import { ReviewImport } from './review-import.js';

/** What http needs: take in, review, commit. */
@Module({
  imports: [PersistenceModule, QueueModule],
  controllers: [ImportsController, LearnedLinksController],
  providers: [ReceiveReport, ReviewImport, MapSheet, CompareImport, CommitImport, RemoveImport, ForgetLink],
  exports: [ReceiveReport, CommitImport],
})
export class ImportsModule {}
