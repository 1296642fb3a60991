import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActionRow } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { EvaluationContext } from '../../core/evaluation-context';
import { I18n, TranslatePipe } from '../../core/i18n';
import { SessionStore } from '../../core/session-store';
import { waitingWords } from '../../core/waiting-words';
import { Dialog } from '../../ui/dialog';
import { Empty } from '../../ui/empty';
import { HelpForm } from '../../ui/help-form';
import { Icon } from '../../ui/icon';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { Status } from '../../ui/status';
import { AnswerCard } from './answer-card';
import { AnswerNote } from './answer-note';
import { AnswerWaiting } from './answer-waiting';
import { ConnectionBanner } from './connection-banner';
import { MyActionsStore } from './my-actions-store';
import type { Answer } from './my-sections';

/** What is mine, the most urgent first, with three answers each. */
@Component({
  selector: 'kp-my-actions-page',
  imports: [
    AnswerCard,
    AnswerNote,
    AnswerWaiting,
    ConnectionBanner,
    Dialog,
    Empty,
    HelpForm,
    Icon,
    PageHeader,
    RouterLink,
    Skeleton,
    Status,
    TranslatePipe,
  ],
  templateUrl: './my-actions-page.html',
  styleUrl: './my-actions-page.scss',
  providers: [MyActionsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MyActionsPage {
  protected readonly store = inject(MyActionsStore);
  protected readonly i18n = inject(I18n);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly sessions = inject(SessionStore);
  private readonly evaluations = inject(EvaluationContext);
  protected readonly urgent = ['late', 'week'] as const;
  /** The action that help is asked for, and the button it began at. */
  protected readonly asking = signal<{ readonly row: ActionRow; readonly from: HTMLElement | null } | null>(null);

  protected readonly mayImport = computed(() => this.sessions.may('import.review'));
  protected readonly noPlan = computed(
    () => !this.evaluations.loading() && !this.evaluations.error() && this.evaluations.all().length === 0,
  );

  protected subtitle(): string {
    const { count, points } = this.store.sums();
    return this.i18n.t('my-actions.subtitle', { count, points: this.i18n.points(points) });
  }

  protected answer(row: ActionRow, answer: Answer): void {
    const from = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    if (answer === 'needsHelp') this.asking.set({ row, from });
    else void this.save(row, answer, from);
  }

  private async save(row: ActionRow, answer: Exclude<Answer, 'needsHelp'>, from: HTMLElement | null): Promise<void> {
    await this.store.answer(row, { status: answer });
    // The card has left for the finished ones: the keyboard goes on where it is now.
    setTimeout(() => {
      if (from && !from.isConnected && document.activeElement === document.body) this.focusFinished();
    });
  }

  protected note(row: ActionRow, status: Answer, note: string): void {
    void this.store.answer(row, { status, note });
  }

  protected sendHelp(row: ActionRow, note: string): void {
    void this.store.answer(row, { status: 'needsHelp', note });
    this.closeHelp();
  }

  private focusFinished(): void {
    this.host.nativeElement.querySelector<HTMLElement>('[data-finished]')?.focus({ preventScroll: true });
  }

  protected closeHelp(): void {
    const from = this.asking()?.from;
    this.asking.set(null);
    setTimeout(() => from?.focus());
  }

  protected meta(row: ActionRow): string {
    const points = this.i18n.t('my-actions.points', { points: this.i18n.points(row.pointsAtStake) });
    const day = row.due === null ? this.i18n.t('my-actions.no-date') : this.i18n.day(row.due);
    const year = this.evaluations.yearOf(row.evaluationId);
    const part = this.store.partIn(row);
    return [
      ...(year === null ? [] : [numberOf(row.number, year)]),
      day,
      points,
      ...(row.returned === null ? [] : [this.i18n.t('closure.returned-short')]),
      ...(part === null ? [] : [this.i18n.t(`my-actions.meta-${part}`)]),
      ...[waitingWords(row, this.i18n)].filter((words) => words !== null),
    ].join(' · ');
  }

  protected link(row: ActionRow): Readonly<Record<string, string>> {
    const mine: Record<string, string> = this.store.partIn(row) === null ? { owner: 'me' } : {};
    return { ...mine, action: row.id, ...this.evaluations.linkTo(row.evaluationId) };
  }
}
