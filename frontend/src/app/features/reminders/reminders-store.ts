import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import {
  type MailDecision,
  reminderLog,
  type ReminderLog,
  type ReminderPolicyBody,
  reminderPolicyView,
  reminderPreview,
  sampleSent,
  type SweepResult,
  sweepResult,
} from '@kompassplan/contract';
import { firstValueFrom, map } from 'rxjs';
import { policyFault, samePolicy } from './draft-policy';
import { type LogFilter, readFilter } from './log-filter';

/** How far the preview looks. */
export const PREVIEW_DAYS = 30;

/** The rules with an unsaved draft, what they lead to in the coming days, and what was sent. */
@Injectable()
export class RemindersStore {
  private readonly http = inject(HttpClient);
  private readonly policyResource = httpResource(() => '/api/reminder-policy', {
    parse: (body) => reminderPolicyView.parse(body),
  });
  private readonly previewResource = httpResource(() => `/api/reminders/preview?days=${PREVIEW_DAYS}`, {
    parse: (body) => reminderPreview.parse(body),
  });
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  /** What of the log is shown; it stands in the address. */
  readonly filter = toSignal(this.route.queryParams.pipe(map(readFilter)), {
    initialValue: readFilter(this.route.snapshot.queryParams),
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  private readonly logResource = httpResource(() => ({ url: '/api/reminders/log', params: { ...this.filter() } }), {
    parse: (body) => reminderLog.parse(body),
  });
  private readonly draft = signal<ReminderPolicyBody | null>(null);

  readonly saved = computed(() => (this.policyResource.hasValue() ? this.policyResource.value() : null));
  readonly preview = computed(() => (this.previewResource.hasValue() ? this.previewResource.value() : null));
  private readonly firstLog = computed(() => (this.logResource.hasValue() ? this.logResource.value() : null));
  /** Begins with the first page again whenever that is fetched anew; what is shown stays until then. */
  private readonly pages = linkedSignal<ReminderLog | null, ReminderLog | null>({
    source: this.firstLog,
    computation: (first, before) => first ?? before?.value ?? null,
  });
  readonly log = this.pages.asReadonly();
  readonly error = computed(
    () => this.policyResource.error() ?? this.previewResource.error() ?? this.logResource.error() ?? null,
  );

  /** The rules as they stand in the form. */
  readonly policy = computed(() => this.draft() ?? this.saved()?.policy ?? null);
  readonly dirty = computed(() => {
    const [draft, saved] = [this.draft(), this.saved()];
    return draft !== null && saved !== null && !samePolicy(draft, saved.policy);
  });
  /** Why the draft cannot be saved, as a phrase key, or null. */
  readonly fault = computed(() => {
    const policy = this.policy();
    return policy ? policyFault(policy) : null;
  });

  change(part: Partial<ReminderPolicyBody>): void {
    const policy = this.policy();
    if (policy) this.draft.set({ ...policy, ...part });
  }

  revert(): void {
    this.draft.set(null);
  }

  /** Answers the rules as they were, so that saving can be undone. Rejects with 412 when somebody else saved meanwhile. */
  async save(): Promise<ReminderPolicyBody | null> {
    const [policy, saved] = [this.policy(), this.saved()];
    if (!policy || !saved) return null;
    await this.put(policy, saved.version);
    return saved.policy;
  }

  /** Stops all reminders, or lets them go again, at once and whatever stands in the form. Rejects with 412 as `save`. */
  async setEnabled(enabled: boolean): Promise<void> {
    const [draft, saved] = [this.draft(), this.saved()];
    if (!saved) return;
    await this.put({ ...saved.policy, enabled }, saved.version);
    if (draft) this.draft.set({ ...draft, enabled });
    this.logResource.reload();
  }

  narrow(change: Partial<Record<keyof LogFilter, string | null>>): Promise<boolean> {
    return this.router.navigate([], {
      ...{ relativeTo: this.route, queryParams: change, queryParamsHandling: 'merge', replaceUrl: true },
    });
  }

  async restore(policy: ReminderPolicyBody): Promise<void> {
    await this.put(policy, this.saved()?.version ?? 0);
  }

  reload(): void {
    for (const resource of [this.policyResource, this.previewResource, this.logResource]) resource.reload();
  }

  /** Fetches the rules again, and keeps the draft. */
  reloadRules(): void {
    this.policyResource.reload();
  }

  async sendSample(): Promise<string> {
    return sampleSent.parse(await firstValueFrom(this.http.post('/api/reminders/sample', {}))).sentTo;
  }

  async run(): Promise<SweepResult> {
    const result = sweepResult.parse(await firstValueFrom(this.http.post('/api/reminders/run', {})));
    this.previewResource.reload();
    this.logResource.reload();
    return result;
  }

  /** Appends the next page of the log. An entry that changed its place meanwhile is not shown twice. */
  async moreLog(): Promise<void> {
    const before = this.pages();
    if (!before?.nextCursor) return;
    const params = { ...this.filter(), cursor: before.nextCursor };
    const next = reminderLog.parse(await firstValueFrom(this.http.get('/api/reminders/log', { params })));
    // Fetched anew meanwhile: the page belongs to a list that is no longer shown.
    if (this.pages() !== before) return;
    const known = new Set(before.items.map(({ id }) => id));
    this.pages.set({ ...next, items: [...before.items, ...next.items.filter(({ id }) => !known.has(id))] });
  }

  async decide(id: string, decision: MailDecision['decision']): Promise<void> {
    await firstValueFrom(this.http.post(`/api/reminders/log/${id}/decision`, { decision } satisfies MailDecision));
    this.logResource.reload();
  }

  private async put(policy: ReminderPolicyBody, version: number): Promise<void> {
    const headers = { 'If-Match': `"${version}"` };
    const answer = await firstValueFrom(this.http.put('/api/reminder-policy', policy, { headers }));
    this.policyResource.set(reminderPolicyView.parse(answer));
    this.draft.set(null);
    this.previewResource.reload();
  }
}
