import { HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ActionsPage } from '@kompassplan/contract';
import { ActionClient } from '../../core/action-client';
import { problemOf } from '../../core/problems';

/** One's own actions; without a connection as they were when this page last had them. */
@Injectable({ providedIn: 'root' })
export class LastList {
  private readonly client = inject(ActionClient);
  private last: { readonly personId: string; readonly page: ActionsPage } | null = null;

  async fetch(personId: string): Promise<ActionsPage> {
    try {
      const page = await this.client.list({ involves: 'me' });
      this.last = { personId, page };
      return page;
    } catch (error) {
      const silent = error instanceof HttpErrorResponse && problemOf(error) === null;
      if (silent && this.last?.personId === personId) return this.last.page;
      throw error;
    }
  }
}
