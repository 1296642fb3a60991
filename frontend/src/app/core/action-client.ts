import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type ActionPatch,
  actionsPage,
  type ActionsPage,
  actionView,
  type ActionView,
  changedAction,
  type ChangedAction,
  type DueDecision,
  type EffectAnswerBody,
  type EvidencePatch,
  historyPage,
  type HistoryPage,
  type NewAction,
  type NewEvidence,
  recentChanges,
  type RecentChanges,
  type ReportProgress,
  undoResult,
  type UndoResult,
} from '@kompassplan/contract';
import { firstValueFrom, type Observable } from 'rxjs';
import { problemOf } from './problems';

/** The change met a newer version: `current` is what stands now, and nothing was written. */
export class StaleAction extends Error {
  constructor(readonly current: ActionView) {
    super('stale-version');
  }
}

/** Everything that changes an action, for every page that shows one. Answers are checked against the contract. */
@Injectable({ providedIn: 'root' })
export class ActionClient {
  private readonly http = inject(HttpClient);

  /** All actions that `query` matches, page by page. */
  async list(query: Readonly<Record<string, string>>): Promise<ActionsPage> {
    let cursor: string | null = null;
    const items: ActionsPage['items'] = [];
    for (;;) {
      const params: Record<string, string> = { limit: '500', ...query, ...(cursor ? { cursor } : {}) };
      const page: ActionsPage = actionsPage.parse(await firstValueFrom(this.http.get('/api/actions', { params })));
      items.push(...page.items);
      cursor = page.nextCursor;
      if (cursor === null) return { ...page, items };
    }
  }

  /** One more of it, a part, or several of them in one. @throws StaleAction as `change` */
  async relate(id: string, version: number, what: 'copy' | 'split' | 'merge', body: unknown): Promise<ActionView> {
    return this.seen(version, (options) => this.http.post(`${pathOf(id)}/${what}`, body, options));
  }

  async view(id: string): Promise<ActionView> {
    return actionView.parse(await firstValueFrom(this.http.get(pathOf(id))));
  }

  async history(id: string): Promise<HistoryPage> {
    return historyPage.parse(await firstValueFrom(this.http.get(`${pathOf(id)}/history`)));
  }

  /** @throws StaleAction when somebody else changed the action since `version` was read */
  async change(id: string, version: number, patch: ActionPatch): Promise<ChangedAction> {
    return changedAction.parse(await this.send(version, (options) => this.http.patch(pathOf(id), patch, options)));
  }

  /** Takes back what one has changed in the last ten minutes. @param changeId as the answer to the change told */
  async undo(changeId: string): Promise<UndoResult> {
    const path = `/api/changes/${encodeURIComponent(changeId)}/undo`;
    return undoResult.parse(await firstValueFrom(this.http.post(path, {})));
  }

  /** One's own changes that can still be taken back, the newest first. */
  async recentChanges(): Promise<RecentChanges> {
    return recentChanges.parse(await firstValueFrom(this.http.get('/api/changes')));
  }

  async create(wish: NewAction): Promise<ActionView> {
    return actionView.parse(await firstValueFrom(this.http.post('/api/actions', wish)));
  }

  /**
   * @param version when the reporter has seen what stands and would replace it; null adds to whatever stands
   * @param timeout milliseconds to wait for an answer
   * @throws StaleAction when somebody else changed the action since `version` was read
   */
  async report(id: string, version: number | null, report: ReportProgress, timeout?: number): Promise<ChangedAction> {
    try {
      const headers: Record<string, string> = version === null ? {} : { 'If-Match': `"${version}"` };
      const options = { headers, ...(timeout === undefined ? {} : { timeout }) };
      return changedAction.parse(await firstValueFrom(this.http.post(`${pathOf(id)}/progress`, report, options)));
    } catch (error) {
      throw staleOf(error) ?? error;
    }
  }

  /** @param mentionIds people whom the text names */
  async comment(id: string, text: string, mentionIds: readonly string[]): Promise<ActionView> {
    return this.post(id, 'comments', { text, mentionIds });
  }

  async addChecklistItem(id: string, text: string): Promise<ActionView> {
    return this.post(id, 'checklist', { text });
  }

  async tickChecklistItem(id: string, itemId: string, done: boolean): Promise<ActionView> {
    return this.post(id, `checklist/${encodeURIComponent(itemId)}/tick`, { done });
  }

  /** @throws StaleAction when somebody else changed the action since `version` was read */
  async rewordChecklistItem(id: string, version: number, itemId: string, text: string): Promise<ActionView> {
    return this.seen(version, (options) =>
      this.http.patch(`${pathOf(id)}/checklist/${encodeURIComponent(itemId)}`, { text }, options),
    );
  }

  /** @throws StaleAction when somebody else changed the action since `version` was read */
  async orderChecklist(id: string, version: number, ids: readonly string[]): Promise<ActionView> {
    return this.seen(version, (options) => this.http.put(`${pathOf(id)}/checklist/order`, { ids }, options));
  }

  /** @throws StaleAction when somebody else changed the action since `version` was read */
  async removeChecklistItem(id: string, version: number, itemId: string): Promise<ActionView> {
    const path = `${pathOf(id)}/checklist/${encodeURIComponent(itemId)}`;
    return this.seen(version, (options) => this.http.delete(path, options));
  }

  async addEvidence(id: string, wish: NewEvidence, file: File | null): Promise<ActionView> {
    return this.post(id, 'evidence', bodyOf(wish, file));
  }

  /** @throws StaleAction when somebody else changed the action since `version` was read */
  async replaceEvidence(
    id: string,
    version: number,
    evidenceId: string,
    wish: NewEvidence,
    file: File | null,
  ): Promise<ActionView> {
    return this.seen(version, (options) =>
      this.http.post(`${evidencePath(id, evidenceId)}/versions`, bodyOf(wish, file), options),
    );
  }

  /** @throws StaleAction when somebody else changed the action since `version` was read */
  async describeEvidence(id: string, version: number, evidenceId: string, patch: EvidencePatch): Promise<ActionView> {
    return this.seen(version, (options) => this.http.patch(evidencePath(id, evidenceId), patch, options));
  }

  /** @throws StaleAction when somebody else changed the action since `version` was read */
  async answerEffect(id: string, version: number, answer: EffectAnswerBody): Promise<ActionView> {
    return this.seen(version, (options) => this.http.post(`${pathOf(id)}/effect-check`, answer, options));
  }

  /** @throws StaleAction when somebody else changed the action since `version` was read */
  async decideDue(id: string, version: number, decision: DueDecision): Promise<ActionView> {
    return this.seen(version, (options) => this.http.post(`${pathOf(id)}/due-request/decision`, decision, options));
  }

  /** @throws StaleAction when somebody else changed the action since `version` was read */
  async withdrawDue(id: string, version: number): Promise<ActionView> {
    return this.seen(version, (options) => this.http.delete(`${pathOf(id)}/due-request`, options));
  }

  /** @throws StaleAction when somebody else changed the action since `version` was read */
  async removeEvidence(id: string, version: number, evidenceId: string): Promise<ActionView> {
    return this.seen(version, (options) => this.http.delete(evidencePath(id, evidenceId), options));
  }

  /** A change of what was seen in that version. */
  private async seen(
    version: number,
    send: (options: { readonly headers: Record<string, string> }) => Observable<unknown>,
  ): Promise<ActionView> {
    return actionView.parse(await this.send(version, send));
  }

  private async send(
    version: number,
    send: (options: { readonly headers: Record<string, string> }) => Observable<unknown>,
  ): Promise<unknown> {
    try {
      return await firstValueFrom(send({ headers: { 'If-Match': `"${version}"` } }));
    } catch (error) {
      throw staleOf(error) ?? error;
    }
  }

  private async post(id: string, what: string, body: unknown): Promise<ActionView> {
    return actionView.parse(await firstValueFrom(this.http.post(`${pathOf(id)}/${what}`, body)));
  }
}

/** Where the file of a piece of evidence is downloaded; of an earlier version where its number is given. */
export function evidenceFilePath(actionId: string, evidenceId: string, number?: number): string {
  return `${evidencePath(actionId, evidenceId)}${number === undefined ? '' : `/versions/${number}`}/file`;
}

function evidencePath(actionId: string, evidenceId: string): string {
  return `${pathOf(actionId)}/evidence/${encodeURIComponent(evidenceId)}`;
}

/** With a file the parts go as a form, otherwise as JSON. */
function bodyOf(wish: NewEvidence, file: File | null): NewEvidence | FormData {
  if (!file) return wish;
  const form = new FormData();
  for (const [name, value] of Object.entries(wish)) if (value !== undefined) form.append(name, value);
  form.append('file', file, file.name);
  return form;
}

function pathOf(id: string): string {
  return `/api/actions/${encodeURIComponent(id)}`;
}

function staleOf(error: unknown): StaleAction | null {
  if (!(error instanceof HttpErrorResponse) || error.status !== 412) return null;
  const current = actionView.safeParse(problemOf(error)?.current);
  return current.success ? new StaleAction(current.data) : null;
}
