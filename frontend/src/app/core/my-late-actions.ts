import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { actionsPage } from '@kompassplan/contract';
import { SessionStore } from './session-store';

/** How many of the actions that the signed-in person works on are late: the figure at "Mina". Reload it after a change of one's own actions. */
@Injectable({ providedIn: 'root' })
export class MyLateActions {
  private readonly sessions = inject(SessionStore);
  private readonly resource = httpResource(
    () => (this.sessions.may('action.report') ? '/api/actions?involves=me&due=late&limit=1' : undefined),
    { parse: (body) => actionsPage.pick({ total: true }).parse(body).total },
  );
  readonly count = computed(() => (this.resource.hasValue() ? this.resource.value() : 0));

  reload(): void {
    this.resource.reload();
  }
}
