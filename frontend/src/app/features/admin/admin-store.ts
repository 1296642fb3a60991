import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import {
  type CloseUnit,
  type InvitePerson,
  type LeavePeriod,
  type LeavePeriodBody,
  leavePeriodsPage,
  type NewLeavePeriod,
  type NewUnit,
  type PeopleImport,
  type PeopleImported,
  peoplePage,
  type Person,
  type PersonPatch,
  type Unit,
  type UnitPatch,
  unitsPage,
} from '@kompassplan/contract';
import { mayWork } from '@kompassplan/domain';
import { SessionStore } from '../../core/session-store';
import { AdminClient } from './admin-client';

/** The people of the municipality, their time away and their units, for those who may see them. */
@Injectable()
export class AdminStore {
  private readonly client = inject(AdminClient);
  private readonly sessions = inject(SessionStore);
  private readonly peopleResource = httpResource(() => (this.mayRead() ? '/api/people' : undefined), {
    parse: (body) => peoplePage.parse(body).items,
  });
  private readonly unitsResource = httpResource(() => (this.mayRead() ? '/api/units' : undefined), {
    parse: (body) => unitsPage.parse(body).items,
  });
  private readonly leavesResource = httpResource(() => (this.mayRead() ? '/api/leave-periods' : undefined), {
    parse: (body) => leavePeriodsPage.parse(body).items,
  });

  readonly mayRead = computed(() => this.sessions.may('people.read'));
  readonly mayEdit = computed(() => this.sessions.may('people.edit'));
  /** By name, in Swedish order; null until they are here. */
  readonly people = computed(() =>
    this.peopleResource.hasValue()
      ? [...this.peopleResource.value()].sort((a, b) => a.name.localeCompare(b.name, 'sv'))
      : null,
  );
  readonly units = computed(() => (this.unitsResource.hasValue() ? this.unitsResource.value() : null));
  readonly active = computed(() => this.people()?.filter(({ active }) => active) ?? []);
  /** Those who can take work over. */
  readonly workers = computed(() => this.active().filter(({ role }) => mayWork(role)));
  readonly error = computed(
    () => this.peopleResource.error() ?? this.unitsResource.error() ?? this.leavesResource.error(),
  );

  private readonly leaves = computed(() =>
    Map.groupBy(this.leavesResource.hasValue() ? this.leavesResource.value() : [], ({ personId }) => personId),
  );

  /** What a person has planned, the nearest first; what is over is left out. */
  leavesOf(personId: string): readonly LeavePeriod[] {
    return this.leaves().get(personId) ?? [];
  }

  /** Whether the one who is signed in may plan this person's time away. */
  mayPlanLeave(person: Pick<Person, 'id' | 'unit'>): boolean {
    return this.sessions.may('leave.plan', { ownerId: person.id, unitId: person.unit?.id ?? null });
  }

  reload(): void {
    this.peopleResource.reload();
    this.unitsResource.reload();
    this.leavesResource.reload();
  }

  async invite(body: InvitePerson): Promise<void> {
    await this.client.invite(body);
    this.reload();
  }

  /** Reloads also when it was refused, so that the next attempt starts from what is stored. */
  async change(person: Person, patch: PersonPatch): Promise<void> {
    try {
      await this.client.change(person, patch);
    } finally {
      this.reload();
    }
  }

  /** Reloads also when it was refused, as for people. */
  async changeUnit(unit: Unit, patch: UnitPatch): Promise<void> {
    try {
      await this.client.changeUnit(unit, patch);
    } finally {
      this.reload();
    }
  }

  async addLeave(body: NewLeavePeriod): Promise<void> {
    await this.client.addLeave(body);
    this.leavesResource.reload();
  }

  /** Reloads also when it was refused, as for people. */
  async changeLeave(leave: LeavePeriod, body: LeavePeriodBody): Promise<void> {
    try {
      await this.client.changeLeave(leave, body);
    } finally {
      this.leavesResource.reload();
    }
  }

  async removeLeave(leave: LeavePeriod): Promise<void> {
    try {
      await this.client.removeLeave(leave);
    } finally {
      this.leavesResource.reload();
    }
  }

  async importPeople(body: PeopleImport): Promise<PeopleImported> {
    try {
      return await this.client.importPeople(body);
    } finally {
      this.reload();
    }
  }

  async closeUnit(unit: Unit, body: CloseUnit): Promise<void> {
    try {
      await this.client.closeUnit(unit, body);
    } finally {
      this.reload();
    }
  }

  async addUnit(body: NewUnit): Promise<void> {
    await this.client.addUnit(body);
    this.reload();
  }
}
