import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { KeepView } from './keep-view.js';
import { SavedViewsController } from './saved-views.controller.js';

@Module({ imports: [PersistenceModule], controllers: [SavedViewsController], providers: [KeepView] })
export class SavedViewsModule {}
