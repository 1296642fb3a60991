import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PlanHistoryEntry } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { EvaluationContext } from '../../core/evaluation-context';
import { I18n, TranslatePipe } from '../../core/i18n';
import { today } from '../../core/today';
import { Avatar } from '../../ui/avatar';
import { ChangeLines } from './change-lines';
import { HistoryWords } from '../../core/history-words';

/** Every step, by day, the newest first. */
@Component({
  selector: 'kp-history-steps',
  imports: [Avatar, ChangeLines, RouterLink, TranslatePipe],
  template: `
    @for (group of days(); track group.day) {
      <section [attr.aria-labelledby]="'dag-' + group.day">
        <h2 [id]="'dag-' + group.day">{{ i18n.longDay(group.day) }}</h2>
        <ul class="card">
          @for (entry of group.entries; track entry.id) {
            <li>
              <kp-avatar [name]="entry.by" />
              <div class="grow">
                <p>
                  <b class="m">{{ entry.by }}</b> {{ words.event(entry) }}&ngsp;
                  @if (entry.action; as action) {
                    <a
                      class="q"
                      [routerLink]="[]"
                      [queryParams]="{ action: action.id }"
                      queryParamsHandling="merge"
                      [attr.aria-label]="'history.one-action' | t: { number: numberOf(action.number) }"
                      >{{ numberOf(action.number) }}</a>&ngsp;
                    <a routerLink="/plan" [queryParams]="toPlan(action)">{{ action.title }}</a>
                  } @else if (words.subject(entry); as subject) {
                    <span>{{ subject }}</span>
                  }
                </p>
                <kp-change-lines [changes]="entry.changes" />
                @if (entry.note && entry.note !== entry.subject) {
                  <p class="note t2">{{ entry.note }}</p>
                }
              </div>
              <time class="t2 sm nw" [attr.datetime]="entry.at">{{ i18n.time(entry.at) }}</time>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styleUrl: './history-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HistorySteps {
  private readonly context = inject(EvaluationContext);
  protected readonly i18n = inject(I18n);
  protected readonly words = inject(HistoryWords);
  protected readonly numberOf = numberOf;
  readonly entries = input.required<readonly PlanHistoryEntry[]>();

  protected readonly days = computed(() => {
    const groups: { day: string; entries: PlanHistoryEntry[] }[] = [];
    for (const entry of this.entries()) {
      const day = today(new Date(entry.at));
      const last = groups.at(-1);
      if (last?.day === day) last.entries.push(entry);
      else groups.push({ day, entries: [entry] });
    }
    return groups;
  });

  protected toPlan({ id, evaluationId }: NonNullable<PlanHistoryEntry['action']>): Record<string, string> {
    return { action: id, ...this.context.linkTo(evaluationId) };
  }
}
