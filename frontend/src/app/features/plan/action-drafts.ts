import { Injectable } from '@angular/core';

/** An update that was begun: kept while one looks at other actions, until it is sent. */
export interface UpdateDraft {
  readonly status: 'inProgress' | 'done' | 'needsHelp';
  readonly progress: number;
  readonly note: string;
}

@Injectable()
export class ActionDrafts {
  readonly updates = new Map<string, UpdateDraft>();
  readonly comments = new Map<string, string>();
}
