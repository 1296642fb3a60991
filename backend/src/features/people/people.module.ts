import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { QueueModule } from '../../queue/queue.module.js';
import { AddUnit } from './add-unit.js';
import { ChangePerson } from './change-person.js';
import { ChangeUnit } from './change-unit.js';
import { InviteNewPerson } from './invite-person.js';
import { SetRetention } from './set-retention.js';
import { CloseUnit } from './close-unit.js';
import { ImportPeople } from './import-people.js';
import { PeopleImportController } from './people-import.controller.js';
import { PeopleController } from './people.controller.js';

@Module({
  imports: [PersistenceModule, QueueModule],
  controllers: [PeopleController, PeopleImportController],
  providers: [AddUnit, ChangePerson, ChangeUnit, CloseUnit, InviteNewPerson, ImportPeople, SetRetention],
})
export class PeopleModule {}
