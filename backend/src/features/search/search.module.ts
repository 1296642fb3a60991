import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { SearchController } from './search.controller.js';

@Module({ imports: [PersistenceModule], controllers: [SearchController] })
export class SearchModule {}
