import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type CloseUnit,
  type InvitePerson,
  type LeavePeriod,
  type LeavePeriodBody,
  type NewLeavePeriod,
  type NewUnit,
  type PeopleImport,
  peopleImported,
  type PeopleImported,
  peoplePreview,
  type PeoplePreview,
  person as personSchema,
  type Person,
  type PersonPatch,
  unit as unitSchema,
  type Unit,
  type UnitPatch,
} from '@kompassplan/contract';
import { firstValueFrom, map } from 'rxjs';

/** Changes of people and units. Each rejects with the server's problem. */
@Injectable({ providedIn: 'root' })
export class AdminClient {
  private readonly http = inject(HttpClient);

  invite(body: InvitePerson): Promise<Person> {
    return firstValueFrom(this.http.post('/api/people', body).pipe(map((answer) => personSchema.parse(answer))));
  }

  /** `person` as it was read: a later version on the server is refused with 412. */
  change(person: Pick<Person, 'id' | 'version'>, patch: PersonPatch): Promise<Person> {
    return firstValueFrom(
      this.http
        .patch(`/api/people/${person.id}`, patch, { headers: { 'If-Match': `"${person.version}"` } })
        .pipe(map((answer) => personSchema.parse(answer))),
    );
  }

  /** `unit` as it was read: a later version on the server is refused with 412. */
  changeUnit(unit: Pick<Unit, 'id' | 'version'>, patch: UnitPatch): Promise<Unit> {
    return firstValueFrom(
      this.http
        .patch(`/api/units/${unit.id}`, patch, { headers: { 'If-Match': `"${unit.version}"` } })
        .pipe(map((answer) => unitSchema.parse(answer))),
    );
  }

  async addLeave(body: NewLeavePeriod): Promise<void> {
    await firstValueFrom(this.http.post('/api/leave-periods', body));
  }

  /** `leave` as it was read, as for people. */
  async changeLeave(leave: Pick<LeavePeriod, 'id' | 'version'>, body: LeavePeriodBody): Promise<void> {
    const headers = { 'If-Match': `"${leave.version}"` };
    await firstValueFrom(this.http.put(`/api/leave-periods/${leave.id}`, body, { headers }));
  }

  /** `leave` as it was read, as for people. */
  async removeLeave(leave: Pick<LeavePeriod, 'id' | 'version'>): Promise<void> {
    const headers = { 'If-Match': `"${leave.version}"` };
    await firstValueFrom(this.http.delete(`/api/leave-periods/${leave.id}`, { headers }));
  }

  /** What a list would change; writes nothing. */
  previewPeople(file: File): Promise<PeoplePreview> {
    const form = new FormData();
    form.append('file', file);
    return firstValueFrom(
      this.http.post('/api/people-import/preview', form).pipe(map((answer) => peoplePreview.parse(answer))),
    );
  }

  importPeople(body: PeopleImport): Promise<PeopleImported> {
    return firstValueFrom(
      this.http.post('/api/people-import', body).pipe(map((answer) => peopleImported.parse(answer))),
    );
  }

  /** `unit` as it was read, as for changing it. */
  async closeUnit(unit: Pick<Unit, 'id' | 'version'>, body: CloseUnit): Promise<void> {
    await firstValueFrom(
      this.http.post(`/api/units/${unit.id}/close`, body, { headers: { 'If-Match': `"${unit.version}"` } }),
    );
  }

  addUnit(body: NewUnit): Promise<Unit> {
    return firstValueFrom(this.http.post('/api/units', body).pipe(map((answer) => unitSchema.parse(answer))));
  }
}
