import { effect, inject, Injectable } from '@angular/core';
import { SessionStore } from '../../core/session-store';

/** An update that was begun: kept while one looks at other actions, until it is sent. */
export interface UpdateDraft {
  readonly status: 'inProgress' | 'done' | 'needsHelp';
  readonly progress: number;
  readonly note: string;
}

/** Outlive the page, so that a session that ends meanwhile takes nothing along; another person finds them gone. */
@Injectable({ providedIn: 'root' })
export class ActionDrafts {
  readonly updates = new Map<string, UpdateDraft>();
  readonly comments = new Map<string, string>();

  constructor() {
    const sessions = inject(SessionStore);
    let whose = sessions.session()?.person.id;
    effect(() => {
      const person = sessions.session()?.person.id;
      if (person === undefined || person === whose) return;
      whose = person;
      this.updates.clear();
      this.comments.clear();
    });
  }
}
